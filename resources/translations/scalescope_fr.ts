<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>Core</name>
    <message>
        <source>+-</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>25th percentile of the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5th percentile of the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>75th percentile of the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90th percentile of latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95th percentile of latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95th percentile of the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99th percentile of latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caveat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the logit of the first class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the softmax score of the first class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels that batch norm multiplies with next to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine of before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curved share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead and near-dead filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead to dormant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead, constant and dormant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance RMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to the identity (L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to the identity (RMS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dormant after gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dormant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dormant channels after the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dtype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eager peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eager run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective share of the channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy of the prediction over its largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of the logits against float32 (relative RMS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Euclidean distance of all logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flushed to zero in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate p05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate p25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate p75</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate std</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates seen over all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headroom in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IQR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images compared with float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of class folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of the class that are named rightly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of the class&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per second of the median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images that are named rightly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input dependence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interquartile range of latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kullback-Leibler divergence of the scores, before to after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest SiLU left tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest batch (predicted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest error of a logit against float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest left tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest logit error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest magnitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest running variance over the median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest Δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest, as fed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logit error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logit margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map above half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin of the logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gate logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured / predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median latency, high end of its 95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median latency, low end of its 95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of an eager run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most often taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN and Inf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN, Inf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near-dead filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative-slope share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm after / before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of them at low priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of theory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak of live tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per GMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-activations seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted peak of an eager pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process peak so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors that others kept busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published top-1 accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field over input side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running variances below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running variances near zero (not above eps)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running variances that explode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same first class as in float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturated gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaled by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SiLU left-tail share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowest run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of latency (std)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the gate logit (std)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the gates (std)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the pre-activation (std)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the weights (std)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Static</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Static gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Std</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Std of logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subnormal in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor at the peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance explodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance max/median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance near 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn or fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that are 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that are NaN or Inf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that are infinite in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that are subnormal in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that become 0 in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yielding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 flushed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 headroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 infinite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 subnormal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p90</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ at +10 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ of depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ of resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ of width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN or Inf in the activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From there on every value is NaN or Inf, and so is the prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs in SiLU&apos;s left tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output and slope are close to 0 there: such a value passes nothing on, and in training its gradient vanishes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers whose output is zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the image passes such a layer but what goes around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead, constant or dormant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They cost as many operations as the others and carry next to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead or constant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They cost as many operations as the others and tell nothing of these images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little range left in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value beyond 65504 becomes Inf in half precision, and all that follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates that are open or closed throughout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gate at 0 or 1 no longer weighs its channel; its gradient vanishes as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates that do not depend on the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such an SE block is a constant factor: it costs a pass and adapts nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN or Inf in the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gate multiplies its whole channel: the channel is lost from there on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variants disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On such an image the choice of the variant decides the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest variant that differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells how large a network this image needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variants cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where class lists differ, equal numbers of classes mean nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax of a logit that is NaN or Inf is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slightly other crop, number format or checkpoint may turn the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a classifier there is no class to name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights: predictions have no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was learnt: only structure, cost, memory and speed are those of a trained network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo weights know 20 generated kinds only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On any other picture they name one of these kinds all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published name with other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published figures do not hold for these weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN or Inf in the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One such value reaches every output of its layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their square root is NaN: the file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running variances explode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm then divides its channels to almost nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running variances near zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There eps decides what batch norm does, not what was learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm shuts channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead or near-dead filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights beyond the range of fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They become Inf in half precision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norms as they begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have not met data: their statistics fit no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other input size than in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs grow with its square, and accuracy belongs to one size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the number format changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounding adds up over the layers; it matters where it turns an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was left out may be what would have failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sets the peak of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only there does a smaller tensor make the network need less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the memory budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run may be ended for want of memory, or swap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts that are slow for their MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more to gain in these than MACs let expect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A faster number format is worth what it leaves right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noisy latencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences between variants that are smaller than the noise are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latencies that drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine was another one at the end than at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few runs for a 95th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slow passes of every twenty cannot be told from so few.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QMenuBar</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;mples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>&lt;br/&gt;Threshold unless changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;br/&gt;Source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: the file could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A classic residual block is wide at its ends and narrow inside; MBConv turns that round. Block %1 takes %2 channels, %3, filters each channel on its own with a %4×%4 kernel, gates them, and narrows them to %5. What blocks hand on stays thin; the wide tensor, %6, lives inside only. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widens them to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widens nothing (stage 1 is the exception)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The residual is the blue line: it adds the thin input to the thin output, so the block only learns a correction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This block changes resolution or width, so nothing can be added here; blocks with a blue arc have the residual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> &lt;i&gt;MobileNetV2, arXiv 1801.04381, section 3.3.&lt;/i&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lets the picture decide which channels count. In block %1 each of %2 maps is squeezed to its mean; the %2 means go through %3 hidden units and come back as %2 gates between 0 and 1; each map is multiplied by its gate. That is %4 of the block&apos;s parameters but only %5 of its MACs. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this picture its gates run from %1 to %2, %3 on average. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the maps it weighs under Follow a picture (gated), and turn its gates in the SE lab. &lt;i&gt;SENet, arXiv 1709.01507, section 3.&lt;/i&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage %1 repeats its block %2 times instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> &lt;i&gt;EfficientNet, arXiv 1905.11946, section 3.3 and table 1.&lt;/i&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the %2 blocks of the base network, B0. Larger variants multiply how often each stage repeats its block (depth), how many channels it has (width) and the side of the picture (resolution), all from one coefficient φ: depth 1.2&lt;sup&gt;φ&lt;/sup&gt;, width 1.1&lt;sup&gt;φ&lt;/sup&gt;, resolution 1.15&lt;sup&gt;φ&lt;/sup&gt;. Choose B3 beside it and look at any stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because compound scaling makes a network deeper, wider and feeds it larger pictures, all at once. %1 multiplies B0&apos;s depth by %2, and every stage rounds its repeats up: %3, %4 blocks in all instead of %5. Its channels are %6 times as many (rounded to 8) and its pictures %7 px wide instead of %8; together that is %9 times B0&apos;s MACs. Deeper alone would soon gain little: a larger picture has more detail to find, and needs more layers to see across it and more channels to tell patterns apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full %1×%1 convolution would let every output channel look at all %2 input channels: %3 MACs. The depthwise one looks at its own channel only: %4. The mixing is left to the 1×1 convolutions around it, which is where %5 of this block&apos;s %6 MACs are. It moves as many values as before, though, so its time is larger than its MACs say: lay Time over the drawing. &lt;i&gt;MobileNetV2, arXiv 1801.04381, section 3.1.&lt;/i&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is an inverted residual?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does squeeze-and-excitation do here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does compound scaling scale?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why does %1 have more blocks than B0?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why are depthwise convolutions cheap?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br/&gt;Channels, height and width of one picture&apos;s tensor here. Blocks hand on thin tensors; the wide ones live inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1 of %2   </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> per layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> per block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br/&gt;%2&lt;br/&gt;&lt;i&gt;%3&lt;/i&gt;&lt;br/&gt;Source: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A last 1×1 convolution widens the features before they are pooled. It is four times as wide as the last block&apos;s output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, table 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; block </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first convolution turns three colours into features and halves height and width. Compound scaling widens it with the rest of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 1×1 convolution widens the thin tensor that blocks hand on, so that the cheap depthwise filter has many channels to work in. Thin at both ends and wide inside: this is what makes the residual inverted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, section 3.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depthwise convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every channel is filtered by its own %1×%1 kernel; channels do not meet here. It needs one part in %2 of the MACs of a full convolution, yet moves as much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, section 3.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 1×1 convolution mixes the gated channels and narrows them again. No activation follows: in a thin tensor it would destroy information.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, section 3.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each channel&apos;s map becomes one number, its mean over all positions. The gates computed from it therefore see the whole picture at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, eq. 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excitation: reduce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small layer summarises %1 channel means in %2 hidden units. EfficientNet sizes it by the block&apos;s input (a quarter), and uses SiLU where the SE paper has ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, eq. 3; torchvision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excitation: expand, sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second layer gives one logit per channel, and the sigmoid makes it a gate between 0 and 1. Gates near 0 close a channel for this picture, gates near 1 let it pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, eq. 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every channel&apos;s map is multiplied by its gate. This is where the network decides per picture which channels count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, eq. 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each feature map becomes its mean, so that any input size gives a vector of one length. Resolution is thereby free to be scaled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One linear layer turns %1 features into %2 logits. The softmax of the logits is the score that predictions show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block&apos;s input is added to its output, so the block only learns a correction. It exists where stride is 1 and the number of channels stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It maps every logit to a gate between 0 and 1. Beyond ±4.6 the gate is within 1 % of its end and hardly reacts any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1: MBConv%2, %3×%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 channels are expanded to %2, filtered one by one with stride %3, gated by squeeze-and-excitation (%4 hidden units), and projected to %5. %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its input is added to its output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its shape changes, so there is no residual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, table 1; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stem and head exist once in every variant. Scaling changes their width and the resolution that they see, never their number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stage repeats one kind of block; only its first block may change resolution and width. Compound scaling repeats blocks more often, widens them and feeds larger pictures, all from one coefficient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth = α&lt;sup&gt;φ&lt;/sup&gt;, width = β&lt;sup&gt;φ&lt;/sup&gt;, resolution = γ&lt;sup&gt;φ&lt;/sup&gt;; α·β²·γ² ≈ 2, so MACs double with each φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depthwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squeeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE reduce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×%1 per channel, /%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the stem made of the picture: %1 maps of edges and colours, after its SiLU. The block filters them as they are, it has nothing to expand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 thin maps that the blocks before hand on. They may be negative: a block ends without an activation, which would destroy information in so few channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each depthwise map times its gate, here %1 to %2. A gate scales a whole map: coloured each by itself nothing seems to change, with one scale for all tiles closed maps go dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every map is a mixture of all %1 input maps (1×1, batch norm, SiLU). Wide inside and thin at both ends: this makes the residual an inverted one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each map filtered by its own %1×%1 kernel, stride %2; maps do not meet. The bar beside a tile is its gate, computed from the means of all maps: squeeze-and-excitation decides for this picture which maps count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All gated maps mixed down to %1 thin ones, without an activation. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the block&apos;s correction: the residual adds the input to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the output: shapes changed, so there is no residual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input plus projected maps, channel by channel. Compare with the input: a residual block changes its maps a little, it does not replace them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel %1: values %2 to %3, energy %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, gate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; each point is the mean of %1 × %1 values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy per channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count per image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn a knob: what it changes will be told here, against the gates as they are now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the reference: gates moved by %1 on average, most at channel %2 (%3 → %4); energy that passes: %5 → %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output %1, the shape of the input: gates weigh channels and drop none. %2 channels → %3 hidden units → %2 gates: %4 parameters, %5 MACs per image; %6 of the energy passes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze: channel means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels, lowest gate first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> block </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block %1 · %2 closed · %3 open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, block %2, channel %3: gate %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ± %1, %2 to %3 over %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: gates of all blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relative depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: mean and spread over images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels, lowest mean first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean + std</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean - std</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the top-1 logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the top-1 logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, top-1 becomes </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a bar or a cell to read it; click to mark its block in every column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates per block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage and position of the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 images in %3 class folders are named rightly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 images so far. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images lie in no class folders. Open a folder that has one sub-folder per class, named like the class, and accuracy, confusions and a count per class stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most often taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commonest wrong answer about images of the class&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer: a logit is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predictions are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1 of the published weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy on ImageNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Left out, as they cannot be compared with these: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the columns say %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> First flip: %1 differs from %2, the largest variant shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> No variant differs from %1, the largest one shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It feeds %1 px, another size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here it feeds the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is fed differs by %1 levels of 255 on average, by %2 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logits are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1 stays %1, its logit moves by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1 becomes %1; the logit of the class that it was moves by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another way to see how it differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of another size: no pixel has its counterpart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, times %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: mean gate by block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 frames per s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · pass %1 ms · %2 dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> by batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest batch whose memory to run is within </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (planned), weights included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, allocates </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, frees </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live tensors over the pass, without weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progress of the pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth: stem, blocks, head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: weights and one pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured from outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of it measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the memory goes: weights and one pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images, activations and workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: tensors alive at the peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node that allocated it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of all chosen columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor whose allocation set the peak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs at least %2 for a pass of %6 in the engine %3: %4 of weights and %5 of the pass; workspace is not predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2 for a pass of %6 in the engine %3, planned: %4 of weights and %5 of the pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> An eager run, layer after layer, would need %1. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live tensors peak at %1, set by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Predicted (%1): %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convention of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for its turn; %2 will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running; %2 will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was cancelled. Run again to see %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of %1 did not measure %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an image and run %1 to see %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (few images)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: zones of SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation, in execution order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 overflows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum of SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels %1 dead, %2 constant, %3 dormant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1 after the gate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: score of every channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dormant score, 1 on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: closed and open gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has values that are not finite. Origin: %2 with %3 NaN and %4 Inf among %5 values; propagated to %6 later activations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Also </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: dead, constant and dormant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index of the channel, from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strongest name: dead, constant, dormant. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean magnitude relative to the layer&apos;s mean; 1 on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dormant after the SE gate: a gate can mask or revive a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score of the gated channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block and part whose SiLU this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst of the rules over this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels × height × width of one image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> there are no values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random weights, not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 in SiLU&apos;s left tail, at %2 (warn at %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturate?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 of the channels dead, constant or dormant, at %2 (warn at %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overflow? fail: NaN or Inf from %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest |x| is %1, at %2: %3 bits below the end of fp16 (warn at %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overflow?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: how much of each limit is reached (100 %: warn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturate: left tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die: dormant channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overflow: largest |x| in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> against </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest φ is %1; the sliders are set to it. The limit on %2 binds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built and run here (%1, %2 threads): %3 an image, measured peak %4 where %5 was predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The law, its theory, and the published variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theory, 2^φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the law, rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these sliders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published variants do not follow one φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published: depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 points meet the constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, the %1 nearest to it ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Best by %1 at φ %2: α %3, β %4, γ %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of %2 held-out pictures right after %3 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: more than 10 % off, a step of φ does not double the MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px, %2 parameters, %3 MACs (%4 of B0 × 2^φ), %5 activations, %6 gates in %7 SE blocks, %8 to run (eager %9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth and width add parameters, resolution none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs of all convolutions and linear layers, one image. Width buys MACs with the fewest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest sum of live tensors of a pass, fp32, one image, weights apart. It hangs on the widest and largest feature map, so depth adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input pixels that a cell of the last feature map can see. Every stage&apos;s stride is the same in all: only more layers widen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receptive field of the last feature map over the input side: at 1 a cell can just see from edge to edge, below 1 (dashed) only a part of the picture. Resolution alone lowers it, depth alone raises it far beyond need; this is the paper&apos;s argument for scaling both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of a pass, built with random weights and timed here. Equal MACs are not equal time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak of the engine that was timed, which may fuse layers: less than the eager prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, from the fastest run to p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-1 accuracy on ImageNet-1k, published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision&apos;s figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the paper&apos;s figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published accuracy against MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has published an accuracy of one&apos;s own networks; choose one of B0 to B7 too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy is published, not measured here; filled marks are torchvision&apos;s figures, hollow ones the paper&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> One&apos;s own networks have none and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Not all weights that run here are the published ones: accuracy is the network&apos;s, not theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of all chosen columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warns when the medians of the first and last third of the runs differ by more than 5 %: the clock or the load changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1, published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision&apos;s figure for its own weights; not measured here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch %1; %2; %3 threads; %4 runs after %5 to warm up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Stopped at the time limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 columns are timed; not yet: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine was not its own while %1 was timed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs of %1 spread widely: close other programs and measure again before you compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock or the load changed while %1 ran.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate, nothing is timed yet: a pass with every node at this machine&apos;s roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least time of a pass, estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (not timed yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time, share of the instrumented run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: MACs by block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: time by block beside MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: MACs by part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: time by part beside MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: achieved and attainable by node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: attainable by node, not timed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (memory-bound)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (compute-bound)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: relative change %2, cosine %3, %4 of %5 values changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch norm statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics of batch norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the built-in file, or of the seed&apos;s recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits in the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not compared: not hashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the SHA-256 begins with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the SHA-256 begins otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind the prefix %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm eps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: predictions are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by names and shapes; no value was looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its content is not what its name promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 classes: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of all chosen columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The release, where it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the classifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they are from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose names the tensors have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys used, also converted ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys missing, left over, of wrong shape or not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the file; of random weights, of the recipe of their seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing in the other list is near it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: key by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is missing; such a file calls it %3; %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is left over: the network has no place for it; %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the shape %2, but %3 needs %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is used as %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log2 of the magnitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subnormal in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>infinite in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as SVG...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save data as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the values one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the value that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> For the others alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule found anything that needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more are in the other formats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: a report is not written as PNG; use .html, .pdf, .json, .csv or .md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;JSON (*.json);;CSV table (*.csv);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> failed: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantiles over channels from left to right, first block on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> by depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the logit of the first class by depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published accuracy against multiply-adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more rows are in the files for programs: JSON and CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;hr&gt;%1 parameters with a classifier of %2 classes; %3 with %4, as published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px&lt;br&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its largest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;definition...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small JSON file that opens here and with --network of the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save table of &amp;blocks...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every block with its channels, sides, parameters and MACs, as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export weights...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safetensors with the names of torchvision&apos;s EfficientNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the network and its results away; files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo: knows 20 generated kinds only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights: gates, activations and maps of %1 say nothing of a trained network; structure, memory and speed do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images in %2 s, %3 per pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (measured, images/s: %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 engine on %2 in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> by autocast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;/h3&gt;&lt;p&gt;Opens up the EfficientNet family: predictions, SE gates, saturation, memory and latency of B0 to B7 side by side.&lt;/p&gt;&lt;table&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> cores, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;/table&gt;&lt;p&gt;Licence: Apache-2.0. Charts by QCustomPlot (GPL 3), window by Qt (LGPL 3).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the page %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel, drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom and move a chart, drawing or picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy and save a view; menu of a column&apos;s chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column or leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+click a chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this column only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images, folders, weights and networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent file in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last session is gone; the column %2 stays away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last session is gone; its networks run on automatic weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last session is gone; %2 runs on automatic weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last session is gone; a sample stands in for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All networks run on this picture. Choose a sample or a file here, or drop pictures, folders and videos anywhere on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to eight networks, and your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a chip to choose a network or leave it out. A right click opens weights of yours for it, and compares two checkpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each of them does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column per network: prediction, gates, saturation, memory and time on shared axes. Click into a small chart: that depth is marked everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of all networks, the most severe first. What depends on learnt values is grey while a network has random weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page per question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates, saturation, memory, speed, scaling, the architecture block by block, the report. Ctrl+1 to Ctrl+0 change the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine, device, number format, threads and preprocessing. A change runs the chosen networks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K finds any command, page, block or class; ? shows the keys; F1 what a number means. This tour is in the Help menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all %1 keys matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 keys matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of the file not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs on %2: %3 classes%4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::AblationPanel</name>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate = mean over images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run for the focused column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run for &amp;all chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pass per block and column: the larger ones take a while. Progress and Cancel are below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running with its gates replaced, one block at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press &quot;Run for %1&quot; to see what each block&apos;s gate is worth:
one pass per block with its gate replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervention without retraining; not the accuracy of a network trained without SE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Random weights, predictions have no meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, logit %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; means of </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Actions</name>
    <message>
        <source>&amp;Open image...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the chosen columns on an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;folder of images...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics over all images of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;weights...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a checkpoint (.pth or .safetensors) for the variant it fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder of w&amp;eights...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the weights of every variant in a folder first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a c&amp;heckpoint...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the marked network there once more, on a second checkpoint: every page shows both, and the page Weights what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get &amp;trained weights...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what trained weights cost and fetch those that you choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is fetched here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;network definition...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a network of your own beside B0 to B7; the page Scaling saves one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste image or path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the picture, or the file or folder whose path is in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save report...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the results as HTML, PDF, JSON, CSV or Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture of the &amp;window...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is on the screen as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last change of image, weights or columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change that was taken back again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what has the focus: table rows, text or a plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save view...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what has the focus: a chart, a drawing, a picture or a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy page as p&amp;icture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the page into the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds, threads, theme, fetching and caches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run what the chosen columns still lack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the results and run the chosen columns again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure &amp;latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time plain passes of the chosen columns, with warm-up and repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all work; what is done stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights from the &amp;cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published weights where a cache folder has them, otherwise the demo of B0 and random ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ra&amp;ndom weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights, drawn so that every layer stays near unit scale; predictions mean nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ll columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose B0 to B7 and your own networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the &amp;focused column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out all columns but the one that is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the desktop has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command, page, block, class or file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that the window can do or show, by a few letters of its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every measure with its formula, thresholds and source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the window in two minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About ScaleScope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, libraries and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the page %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ActivationCurvesPanel</name>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value per activation, for all chosen columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After depthwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block has a SiLU after its expand and after its depthwise convolution.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ActivationHistogramPanel</name>
    <message>
        <source>Pre-activation of %1 and the like ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ActivationPanel</name>
    <message>
        <source>the activations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::AgreementPanel</name>
    <message>
        <source>&amp;Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap of the top-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two columns or more to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The bars are what the published weights reach on ImageNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Other weights run here and reach something else: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ArchitectureExplainer</name>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions, answered with the numbers of the block that is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ArchitecturePage</name>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is inside?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay &amp;over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours the tree&apos;s layers and both drawings. Time needs a measured latency, shares and gates a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second network, stage under stage: blocks of like relative depth stand below one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find: 5.2, depthwise, stage 6 (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return goes to the next part with this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every layer with its shapes and all measures that are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a part of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 × %3 px: %4 blocks, %5 parameters, %6 MACs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure latency gives the times to lay over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a block to see its parts, hold still over a part for what it does, or &lt;a href=&quot;follow&quot;&gt;follow the picture&lt;/a&gt; through the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part is called &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ArchitectureTree</name>
    <message>
        <source>Parts of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::AttentionPage</name>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the SE gates do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images and classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All blocks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::BarPlot</name>
    <message>
        <source>
%1 bars in this column: %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::BudgetDevice</name>
    <message>
        <source>Save device profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine, timed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where latencies come from: networks timed here, or a device profile: measured latencies by MACs, with a power law between them. The profile&apos;s memory is the largest that is looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load profile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON file that was saved here, or by scale --save-profile on another machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save profile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen profile, for a fit on another machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure B0 to B7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times the published variants up to 5 GMACs on this machine: a profile of it, and their latencies in the chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load device profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device profile (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device profile: measure B0 to B7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: a profile of what was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured; save the profile to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 measured networks read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::BudgetLimits</name>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and predicted activations of one image, fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of one image. Networks are built and timed on this machine, or follow the profile of the device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::CacheList</name>
    <message>
        <source>Parts of files whose transfer did not end; without them the next one begins anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unfinished transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove unfinished transfers (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ChannelPanel</name>
    <message>
        <source>No channel is dead, constant or dormant on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dormant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ClassBox</name>
    <message>
        <source>Class by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of a class&apos;s name, or its index, to see its Grad-CAM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No class is called so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnBar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose B0 to B7 and your own networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out all but the marked column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks this column on every page; the others stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out all other columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;weights for %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint for this column alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained ones where a cache folder has them, else those that come with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn at unit scale; what is learnt means nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a &amp;checkpoint...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts this network there once more, on a second checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnCard</name>
    <message>
        <source>weights unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not timed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timing...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time: waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time: failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, planned: %3 of weights and %4 of a pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;not timed&quot; measures the latency of the chosen columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Run (F5) takes it up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result yet. Run (F5) starts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, %1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnCardBody</name>
    <message>
        <source>no gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE gates: blocks by quantile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, by depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels that are fed to the network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnChip</name>
    <message>
        <source>no run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights: %1, %2&lt;br&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: choose or leave out. Ctrl+click or double click: only this one. Right click: look at it, choose its weights, save its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnView</name>
    <message>
        <source> (%1 engine; below: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fed pixels were not kept for this input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM of %1 at %2, logit %3%4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::CommandPalette</name>
    <message>
        <source>Nothing is called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a command, page, block, class or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Commands</name>
    <message>
        <source>About ScaleScope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a table, a chart, a drawing or a picture first; then this takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::DefinitionsDialog</name>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every measure of the window and the report. Thresholds without a cited source are conventions of this program; those of gates, SiLU, dormant channels and memory can be changed in the &lt;a href=&apos;preferences&apos;&gt;preferences&lt;/a&gt;, and all stand in every report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No definition has these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::DiagramView</name>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as SVG...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FetchBanner</name>
    <message>
        <source>Get trained weights...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown again; File, Get trained weights stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variant has to run on random weights any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs on random weights, whose predictions mean nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 run on random weights, whose predictions mean nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 on a demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Trained weights are %2 to fetch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting trained weights: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FetchDialog</name>
    <message>
        <source>Get trained weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1, the files of torchvision; nothing else is fetched. Each is checked by its SHA-256 before it takes its name. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cance&amp;l transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has come of a file is kept, and the next time goes on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache of torchvision is found by itself, by this program and by torchvision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; what has come is kept, and the next time goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B%1 has trained weights now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;Fetch nothing&quot; is chosen in the preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen that is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 are free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FetchTable</name>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release of B%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training recipes of torchvision; the first one is the better one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double click opens the place that a finding is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finding in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that needs attention, as far as the results go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs attention will stand here as soon as a variant is through.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FolderPanel</name>
    <message>
        <source>Count &amp;right answers in the matrix too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without them the few wrong answers have the whole colour scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes that are confused most often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image was taken for another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of &quot;%1&quot; that are taken for &quot;%2&quot;:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 images of &quot;%3&quot; that are taken for &quot;%4&quot;:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at %1 in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FollowChannel</name>
    <message>
        <source>The picture as it is fed. Click a tile to zoom its map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-activations before the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values: no activation here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FollowControls</name>
    <message>
        <source>Previous block (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next block (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PNG...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tiles of this stage as they are sorted and coloured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort b&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest first. Energy is the mean square of a map. Input, projected and output maps have no gates and stay in the order of their index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colou&amp;rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each tile by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One scale for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each tile from its own smallest to its largest value shows patterns; one scale for all shows which maps are strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the tiles (+ and −)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FollowPanel</name>
    <message>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous block of Follow a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next block of Follow a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 block %2&lt;/b&gt; (%3 of %4)%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 block %2, %3: %4 of %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The maps of this block would not fit %1: the largest are shown smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Maps and gates are those of the first picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running; the block&apos;s maps will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maps of %1 could not be made; the message above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Step to another block to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an image to follow it through the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GalleryPanel</name>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only images of this class folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they were run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest score first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest score first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the highest score first, wrong ones begin with the surest errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score &amp;up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous picture of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 images of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, image %2 of %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateBarsPanel</name>
    <message>
        <source>Blocks of different networks are aligned by relative depth: 0 is the first block, 1 the last. Click a row of the heat map to choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted by gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order shows the channels as the network has them; sorted shows how many are open, closed or between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Every gate of the block at relative depth %1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gates; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateCurvesPanel</name>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value per SE block, for all chosen columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This measure needs several images (class specificity: two classes with two images each). Open a folder of images.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateDistributionPanel</name>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates of the block at relative depth %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateHeatPanel</name>
    <message>
        <source>&amp;Blocks by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantiles of gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels, sorted by gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per block of the focused column. Quantiles show how its gates are spread; the channel modes show every gate, each row stretched to the same width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. Quantile %3 of the gates: %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateImagesPanel</name>
    <message>
        <source>The spread over images needs two images or more.
Open several images or a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes are the sub-folders of a folder of images.
Open such a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Input dependence %1 (mean std over images).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Class specificity %1%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, chance level %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateSharesPanel</name>
    <message>
        <source>the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: gates per block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gate of %1 is closed (below %2) or open (above %3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateTablePanel</name>
    <message>
        <source>%1: gates per block%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GraphModel</name>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::HistogramPlot</name>
    <message>
        <source>share of values per bin (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1 % %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 to %3
%4 % of values, %5 of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::History</name>
    <message>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ImageButton</name>
    <message>
        <source>No image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image that all columns run on; click to choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 × %3 px. Click to choose another image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open image...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ImageView</name>
    <message>
        <source>There is no image yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do they see?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the Grad-CAM overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the overlay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Each column&apos;s top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show each column&apos;s map of its own first class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or click a prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of each column&apos;s own top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM did not finish. Switch it off and on to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! differs · </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::KeyOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of a view work while it has the focus.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LiveControls</name>
    <message>
        <source>&amp;Open video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file: MP4, QuickTime, AVI, Matroska, WebM, GIF and others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cameras that are connected to this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of a file stands still while it is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame, while it is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the file or lets the camera go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose gates are drawn over time; it is marked on all pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: a file plays as fast as it was taken, and frames that the engine has no time for are dropped and counted. On: no frame is left out, however long it takes. A camera always gives its newest frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.m4v *.mov *.avi *.mkv *.webm *.ogv *.flv *.wmv *.mpg *.mpeg *.ts *.gif *.y4m);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera is connected to this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LiveGatesPanel</name>
    <message>
        <source>&amp;Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest gate first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the strip. By gate: the mean over what is shown when this is chosen; the order then stays, so that a row is the same channel all the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest to highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 0 to 1 as everywhere; or over the gates that are shown, so that small changes can be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: gates of the last frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: gates of the last frames; click one to follow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: one gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: mean gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 block %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates of %1 will stand here, frame by frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gate that is followed will stand here, over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean gates of all blocks of %1 will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LivePage</name>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does it do while a video plays?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LivePicturePanel</name>
    <message>
        <source>Open a video, choose a camera,
or drop a video here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are random, and so are the gates. Open weights to change that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LivePlayer</name>
    <message>
        <source>Getting %1 ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting %1 ready: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A moment, please.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for its turn: another run is at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video or choose a camera: frame after frame goes through %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 through %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is closed; Play begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has ended; Play begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MainWindow</name>
    <message>
        <source>ScaleScope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – ScaleScope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MapTiles</name>
    <message>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel %1: values %2 to %3, energy %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, gate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the maps of a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go from channel to channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+, −</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size the tiles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MemoryBatchPanel</name>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget %1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest batch of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MemoryPage</name>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does it cost, and will it fit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress counts allocations and frees. Block depth gives every block the same width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alive at the peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch and budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the messages before this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Opener</name>
    <message>
        <source>Images (%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no image, and its text names no file or folder here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no image and no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare %1 with a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open weights for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open network definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::OptionsButton</name>
    <message>
        <source>Engine, device, number format, threads and preprocessing of all runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fused (own kernels, CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference (LibTorch modules)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as the machine has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the weights of each column prescribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain resize to %1 × %1 px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do the variants differ on this image?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates: a row per block, over the quantiles of its channels (0 to 100 %). Curves: from the stem (depth 0) to the head (1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PageView</name>
    <message>
        <source>Preview of the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PicturePanel</name>
    <message>
        <source>Open an image, or drop one on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 × %3 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, the first of %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The frame is what %1 is fed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
Note: </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PictureStrip</name>
    <message>
        <source>Picture %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PlotWidget</name>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PredictionBars</name>
    <message>
        <source>%1: %2 %, logit %3&lt;br&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights: predictions have no meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid of the one output; it is not a calibrated probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax scores; they are not calibrated probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predictions are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite: no prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random weights: predictions have no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random: no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20 drawn kinds only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PredictionList</name>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction: a logit is NaN or infinite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random weights, predictions have no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: the one output. Sigmoid score %2, logit %3. Click for its Grad-CAM.&lt;/p&gt;%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;, class %2: softmax score %3, logit %4. Click for its Grad-CAM.&lt;/p&gt;%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a list of predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go from class to class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return, Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;gate is closed below, and open above 1 minus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope at which SiLU counts as saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope at which &amp;SiLU counts as saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A channel is &amp;dormant below this share of the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of free &amp;memory that a batch may use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change runs the chosen columns again. In bf16 gates are judged from 0.01 on: it has too few digits for less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as the machine has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the window, from the next start on. Files for programs and what comes from the networks stay English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch &amp;nothing from the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for fetched weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache of torchvision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for fetched weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched &amp;into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hugging Face&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PreprocessingPanel</name>
    <message>
        <source>Compare ways of preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds the picture as OpenCV, torchvision&apos;s tensors and common slips would: one pass per way. Progress and Cancel are below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each way feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture that the network takes its input for, with its own mean and standard deviation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what else it could be fed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is fed the picture in every way, one pass each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press &quot;Compare for %1&quot; to see what OpenCV, torchvision&apos;s tensors and common slips would feed instead, and how the prediction moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::RandomNote</name>
    <message>
        <source>Get trained weights...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ReportPage</name>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (HTML)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (JSON)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long form (CSV)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (CSV)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (Markdown)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no result yet; the report fills as the columns finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial: %1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete for the chosen columns, as PDF prints it; tables are cut short here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do I hand over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the file that is being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not written; one that is there stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::RestoredWeights</name>
    <message>
        <source>%1 is another file than in the last session (SHA-256 %2, then %3); %4 runs on what it holds now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::RunStatus</name>
    <message>
        <source>The chosen column is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 chosen columns are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 chosen columns are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; Run does the rest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SaturationPage</name>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do activations saturate, die or overflow?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the activations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingBudgetPanel</name>
    <message>
        <source>The largest φ of these α, β, γ within all limits; which limit binds; what relaxing each would buy. Then the network is built and run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest network of these α, β, γ within the limits. It is then built and run in the background, to see that the prediction holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashed: the limits. The line: these α, β, γ from φ -3 to 7. Hollow: the published variants at the paper&apos;s sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure B0 to B7, load a profile, or set a limit on latency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set limits and press Largest φ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network found has not been run yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks are timed when latency is limited on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget: time networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget: run the network found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingDials</name>
    <message>
        <source>Depth grows by α^φ. The paper&apos;s is 1.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width grows by β^φ. The paper&apos;s is 1.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution grows by γ^φ. The paper&apos;s is 1.15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far to scale: 0 is B0, below 0 is smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs grow by this factor with every step of φ; the paper asks for about 2 (arXiv 1905.11946, eq. 3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α 1.2, β 1.1, γ 1.15; φ stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network goes through every page beside B0 to B7. The arrow saves its files.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingDimensionsPanel</name>
    <message>
        <source>Press Measure to build and time these networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published accuracies, not measured here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arXiv 1905.11946 v5, tables 3 and 7: one dimension against compound, at about equal MACs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B0 scaled by one dimension alone and by the sliders&apos; α, β, γ together, against MACs: at one place of the axis all cost the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Builds these networks with random weights, one after the other, and times them: smallest first, up to the size beside and this machine&apos;s memory. Other runs wait until it ends or is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest network that is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GMACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger networks are not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these are measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaled networks: measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 networks measured%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, then cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingLawPanel</name>
    <message>
        <source>Theory: B0&apos;s MACs times 2^φ. The law: the network with its channels, repeats and side rounded. Published: B0 to B7 at the paper&apos;s sides. A point under the cursor is marked in both charts; a click on the law sets φ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published variants do not follow one φ: each stands three times at the height of its MACs, at the φ that its depth (d), its width (w) and its side (r) stand for under these α, β, γ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not 2^φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implied φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law and family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingPage</name>
    <message>
        <source>Scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if I scale it otherwise?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dimension or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit a budget</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingSearchPanel</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper&apos;s step 1: all α, β, γ on a grid whose α·β²·γ² is near 2, ranked. It runs in the background; other runs wait until it ends or is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The law needs α, β, γ with α·β²·γ² near 2; the paper found 1.2, 1.1, 1.15 by a grid search on B0. A click on a row or a cell sets the sliders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy of short trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field over side and accuracy are best when largest, all else when smallest. Latency builds and times every candidate; accuracy trains them, the better half always longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between points of the grid, from 1 to 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far α·β²·γ² may be off 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at φ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where candidates are built; the paper: 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with one sub-folder of images per class; empty: pictures of twenty kinds that the program draws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most so many are trained: those nearest to the constraint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rungs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each rung the better half goes on, with twice the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that the first rung shows to each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the pictures at φ 0, px; γ scales it. Smaller is quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where the same search was cancelled; the result is the same. Off, or where nothing is kept: begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The objective over α and β will stand here, at the γ that the constraint leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each cell is the candidate whose γ meets the constraint best; empty where no γ of the grid does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The candidates will stand here, best first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of class folders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SeLabGate</name>
    <message>
        <source>&lt;b&gt;Hold a gate&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel whose gate the slider turns. A click on a bar of the gates chooses it as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value at which the gate is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds this channel&apos;s gate at a value in every sample. The channel&apos;s energy changes by the square of its gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all gates go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel %1: gate %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SeLabKnobs</name>
    <message>
        <source>&lt;b&gt;Input&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random: noise from a seed, the same on every machine. Block: the selected block&apos;s real depthwise output on the loaded picture, with the loaded weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed, another input and other weights; the same seed gives the same numbers on every machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples, channels, height and width of the input. Every sample and channel has a mean of its own, and noise about it, both from the seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes channels and sides of the selected block&apos;s depthwise output (sides at most 64), and its own form. The values stay random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Weights and form&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded: the block&apos;s own two layers, whose form is fixed. Random: any reduction, bias and activation, to see what they change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Literature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Literature: reduction 16, no bias, ReLU (SENet, arXiv 1709.01507). EfficientNet: a quarter of the block&apos;s input, which is reduction 24 of the expanded channels, with bias and SiLU (torchvision).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels per hidden unit, r: hidden = max(1, C / r). A larger r costs less and ties the gates closer together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of both layers: a gate can then lean open or closed whatever the input is. It adds C + hidden parameters and no MACs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the hidden units: ReLU is max(0, z), SiLU is z · σ(z) and lets small negative values through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SeLabPanel</name>
    <message>
        <source>Compare from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the gates as they are as the reference: pale bars and the last sentence tell what changes from here on. Another block, or another number of channels, starts anew by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> block </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: depthwise output %2 of %3.%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The gates are those of the page Attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block&apos;s output is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected block runs on the picture; its squeeze, hidden units and gates will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an image: its way through the selected block is the input.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SpeedPage</name>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast, and why is it slow?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times plain passes of the chosen columns, one after the other, without instrumentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy and latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency and memory are measured here; accuracy is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures the attainable GFLOP/s and GB/s with a matrix product and a sum of vectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The roof of this machine could not be measured. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being timed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for its turn to be timed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be timed. See the messages for the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Measure latency to time %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring latency...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been timed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring what this machine can reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The roof of this machine is not measured yet; it takes a second while nothing else runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Measure this machine to see how near each node comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured here: %1 GFLOP/s and %2 GB/s; nodes left of %3 FLOP/byte are memory-bound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine: roof</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::TablePanel</name>
    <message>
        <source>There is no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::TaskBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Tour</name>
    <message>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::VerdictPanel</name>
    <message>
        <source>: all activations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsComparePanel</name>
    <message>
        <source>Compare again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads both once more, in case a file was replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint that changes are counted from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another checkpoint of the same network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the curves show, of all tensors of a block together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison was cancelled; &quot;Compare again&quot; takes it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every chosen network is here once. Drop a second checkpoint of one on the window, or choose &quot;Compare with a checkpoint...&quot; in the menu File or in that of its chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both checkpoints are being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to draw: no value changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsFetch</name>
    <message>
        <source>&quot;Fetch nothing&quot; is chosen in the preferences, so nothing is fetched from the network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsKeysPanel</name>
    <message>
        <source>Search: words of names, shapes, states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matched: used as it is. converted: used after a change of the number format. missing: the network needs it, the file has none. unexpected: left over, the network has no place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key of this state has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row to read it in a sentence, with the nearest candidates of a key that is missing or left over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsNews</name>
    <message>
        <source>%1 holds no weights of the chosen networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights from %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> None there for %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsPage</name>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What am I running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at the files once more, in case one was replaced. What runs reads names and shapes; Values reads every value.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsQuestion</name>
    <message>
        <source>%1 has weights of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace or beside?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace these weights with %1, or show %1 beside?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside, it is a column of its own: every page and report shows both, and the page Weights what changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Beside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsReports</name>
    <message>
        <source>Reading was cancelled; Read again takes it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of %1 are being read; %2 will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of %1 have none of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of %1 wait for their turn; %2 will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsRunsPanel</name>
    <message>
        <source>Compute SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the whole file: its digest tells whether it is what was published, whatever its name. Files of up to 32 MB are hashed anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is known of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsValuesPanel</name>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value per tensor, for all chosen variants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The like tensor of every block, by our names: depthwise.conv.weight is the weight of the depthwise convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Histogram of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values: 256 bins between two powers of two, on one axis for all variants. Magnitudes: by powers of two, with the limits of fp16; zeros have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no such number; choose another tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value of this tensor is finite.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ZonePanel</name>
    <message>
        <source>&amp;Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones of SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether activations saturate, die or overflow, against the limits that are warned about; or where the inputs of SiLU lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
