<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Core</name>
    <message>
        <source>+-</source>
        <translation>+-</translation>
    </message>
    <message>
        <source>0 in fp16</source>
        <translation>0 in fp16</translation>
    </message>
    <message>
        <source>25th percentile of the gates</source>
        <translation>25. Perzentil der Gates</translation>
    </message>
    <message>
        <source>5th percentile of the gates</source>
        <translation>5. Perzentil der Gates</translation>
    </message>
    <message>
        <source>75th percentile of the gates</source>
        <translation>75. Perzentil der Gates</translation>
    </message>
    <message>
        <source>90th percentile of latency</source>
        <translation>90. Perzentil der Latenz</translation>
    </message>
    <message>
        <source>95th percentile of latency</source>
        <translation>95. Perzentil der Latenz</translation>
    </message>
    <message>
        <source>95th percentile of the gates</source>
        <translation>95. Perzentil der Gates</translation>
    </message>
    <message>
        <source>99th percentile of latency</source>
        <translation>99. Perzentil der Latenz</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Activation bytes</source>
        <translation>Aktivierungs-Bytes</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Allocations</source>
        <translation>Belegungen</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Binary entropy</source>
        <translation>Binäre Entropie</translation>
    </message>
    <message>
        <source>Binds</source>
        <translation>Bindet</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>Begrenzt durch</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Caveat</source>
        <translation>Vorbehalt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change of the logit of the first class</source>
        <translation>Änderung des Logits der ersten Klasse</translation>
    </message>
    <message>
        <source>Change of the softmax score of the first class</source>
        <translation>Änderung des Softmax-Scores der ersten Klasse</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed values</source>
        <translation>Geänderte Werte</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Channels that batch norm multiplies with next to nothing</source>
        <translation>Kanäle, die Batch-Norm mit fast nichts multipliziert</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Class specificity</source>
        <translation>Klassenspezifität</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed gates</source>
        <translation>Geschlossene Gates</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Compared values</source>
        <translation>Verglichene Werte</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Constant channels</source>
        <translation>Konstante Kanäle</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Nebenbedingung</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Cosine of before and after</source>
        <translation>Kosinus von vorher und nachher</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Curved</source>
        <translation>Gekrümmt</translation>
    </message>
    <message>
        <source>Curved share</source>
        <translation>Gekrümmter Anteil</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Dead and near-dead filters</source>
        <translation>Tote und fast tote Filter</translation>
    </message>
    <message>
        <source>Dead channels</source>
        <translation>Tote Kanäle</translation>
    </message>
    <message>
        <source>Dead filters</source>
        <translation>Tote Filter</translation>
    </message>
    <message>
        <source>Dead to dormant</source>
        <translation>Tot bis ruhend</translation>
    </message>
    <message>
        <source>Dead, constant and dormant channels</source>
        <translation>Tote, konstante und ruhende Kanäle</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Distance L1</source>
        <translation>Abstand L1</translation>
    </message>
    <message>
        <source>Distance RMS</source>
        <translation>Abstand RMS</translation>
    </message>
    <message>
        <source>Distance to the identity (L1)</source>
        <translation>Abstand zur Identität (L1)</translation>
    </message>
    <message>
        <source>Distance to the identity (RMS)</source>
        <translation>Abstand zur Identität (RMS)</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>Ruhend</translation>
    </message>
    <message>
        <source>Dormant after gate</source>
        <translation>Ruhend nach Gate</translation>
    </message>
    <message>
        <source>Dormant channels</source>
        <translation>Ruhende Kanäle</translation>
    </message>
    <message>
        <source>Dormant channels after the gate</source>
        <translation>Ruhende Kanäle nach dem Gate</translation>
    </message>
    <message>
        <source>Dtype</source>
        <translation>Dtype</translation>
    </message>
    <message>
        <source>Eager peak</source>
        <translation>Eager-Spitze</translation>
    </message>
    <message>
        <source>Eager run</source>
        <translation>Eager-Lauf</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Effektiv</translation>
    </message>
    <message>
        <source>Effective share of the channels</source>
        <translation>Effektiver Anteil der Kanäle</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Entropy of the prediction</source>
        <translation>Entropie der Vorhersage</translation>
    </message>
    <message>
        <source>Entropy of the prediction over its largest</source>
        <translation>Entropie der Vorhersage relativ zum Maximum</translation>
    </message>
    <message>
        <source>Entropy share</source>
        <translation>Entropieanteil</translation>
    </message>
    <message>
        <source>Error of the logits against float32 (relative RMS)</source>
        <translation>Fehler der Logits gegen float32 (relativer RMS)</translation>
    </message>
    <message>
        <source>Euclidean distance of all logits</source>
        <translation>Euklidischer Abstand aller Logits</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Expansion</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Expandiert</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellster</translation>
    </message>
    <message>
        <source>Fastest run</source>
        <translation>Schnellster Lauf</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>First of them</source>
        <translation>Erste davon</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Flushed to zero in fp16</source>
        <translation>In fp16 auf 0 gesetzt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation>GB/s</translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation>GFLOP/s</translation>
    </message>
    <message>
        <source>Gate p05</source>
        <translation>Gate p05</translation>
    </message>
    <message>
        <source>Gate p25</source>
        <translation>Gate p25</translation>
    </message>
    <message>
        <source>Gate p75</source>
        <translation>Gate p75</translation>
    </message>
    <message>
        <source>Gate p95</source>
        <translation>Gate p95</translation>
    </message>
    <message>
        <source>Gate std</source>
        <translation>Gate-Std</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Gates seen</source>
        <translation>Gates gesehen</translation>
    </message>
    <message>
        <source>Gates seen over all images</source>
        <translation>Über alle Bilder gesehene Gates</translation>
    </message>
    <message>
        <source>Headroom in fp16</source>
        <translation>Reserve in fp16</translation>
    </message>
    <message>
        <source>IQR</source>
        <translation>IQR</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images compared with float32</source>
        <translation>Mit float32 verglichene Bilder</translation>
    </message>
    <message>
        <source>Images of class folders</source>
        <translation>Bilder aus Klassenordnern</translation>
    </message>
    <message>
        <source>Images of the class that are named rightly</source>
        <translation>Richtig benannte Bilder der Klasse</translation>
    </message>
    <message>
        <source>Images of the class&apos;s folder</source>
        <translation>Bilder des Klassenordners</translation>
    </message>
    <message>
        <source>Images of the run</source>
        <translation>Bilder des Laufs</translation>
    </message>
    <message>
        <source>Images per pass</source>
        <translation>Bilder je Durchlauf</translation>
    </message>
    <message>
        <source>Images per s</source>
        <translation>Bilder je s</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Images per second of the median</source>
        <translation>Bilder je Sekunde beim Median</translation>
    </message>
    <message>
        <source>Images that are named rightly</source>
        <translation>Richtig benannte Bilder</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Inf</source>
        <translation>Inf</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input dependence</source>
        <translation>Eingabeabhängigkeit</translation>
    </message>
    <message>
        <source>Interquartile range of latency</source>
        <translation>Interquartilsabstand der Latenz</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key in the file</source>
        <translation>Schlüssel in der Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kullback-Leibler divergence of the scores, before to after</source>
        <translation>Kullback-Leibler-Divergenz der Scores, vorher zu nachher</translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation>L2-Norm</translation>
    </message>
    <message>
        <source>L2 norm of the weights</source>
        <translation>L2-Norm der Gewichte</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Largest SiLU left tail</source>
        <translation>Größter linker Ausläufer der SiLU</translation>
    </message>
    <message>
        <source>Largest batch</source>
        <translation>Größter Batch</translation>
    </message>
    <message>
        <source>Largest batch (predicted)</source>
        <translation>Größter Batch (vorhergesagt)</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>Größte Änderung</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Größter Unterschied</translation>
    </message>
    <message>
        <source>Largest error of a logit against float32</source>
        <translation>Größter Fehler eines Logits gegen float32</translation>
    </message>
    <message>
        <source>Largest gate</source>
        <translation>Größtes Gate</translation>
    </message>
    <message>
        <source>Largest left tail</source>
        <translation>Größter linker Ausläufer</translation>
    </message>
    <message>
        <source>Largest logit error</source>
        <translation>Größter Logit-Fehler</translation>
    </message>
    <message>
        <source>Largest magnitude</source>
        <translation>Größter Betrag</translation>
    </message>
    <message>
        <source>Largest pre-activation</source>
        <translation>Größte Prä-Aktivierung</translation>
    </message>
    <message>
        <source>Largest running variance over the median</source>
        <translation>Größte laufende Varianz relativ zum Median</translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation>Größtes Gewicht</translation>
    </message>
    <message>
        <source>Largest Δ</source>
        <translation>Größtes Δ</translation>
    </message>
    <message>
        <source>Largest, as fed</source>
        <translation>Größter, wie zugeführt</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Left tail</source>
        <translation>Linker Ausläufer</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Limit on</source>
        <translation>Grenze für</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Linear share</source>
        <translation>Linearer Anteil</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Live peak</source>
        <translation>Live-Spitze</translation>
    </message>
    <message>
        <source>Live tensors</source>
        <translation>Live-Tensoren</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Logit error</source>
        <translation>Logit-Fehler</translation>
    </message>
    <message>
        <source>Logit margin</source>
        <translation>Logit-Vorsprung</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Low gain</source>
        <translation>Geringer Gain</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>MACs per second</source>
        <translation>MACs je Sekunde</translation>
    </message>
    <message>
        <source>MACs/s</source>
        <translation>MACs/s</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Map above half</source>
        <translation>Map über Hälfte</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Vorsprung</translation>
    </message>
    <message>
        <source>Margin of the logits</source>
        <translation>Vorsprung der Logits</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation>Mittlerer Unterschied</translation>
    </message>
    <message>
        <source>Mean gate</source>
        <translation>Mittleres Gate</translation>
    </message>
    <message>
        <source>Mean gate logit</source>
        <translation>Mittleres Gate-Logit</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>Mittlere Latenz</translation>
    </message>
    <message>
        <source>Mean logit</source>
        <translation>Mittleres Logit</translation>
    </message>
    <message>
        <source>Mean of the pre-activation</source>
        <translation>Mittel der Prä-Aktivierung</translation>
    </message>
    <message>
        <source>Mean of the weights</source>
        <translation>Mittel der Gewichte</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Measured / predicted</source>
        <translation>Gemessen / vorhergesagt</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Median from</source>
        <translation>Median von</translation>
    </message>
    <message>
        <source>Median gate</source>
        <translation>Median-Gate</translation>
    </message>
    <message>
        <source>Median latency</source>
        <translation>Median der Latenz</translation>
    </message>
    <message>
        <source>Median latency, high end of its 95 % interval</source>
        <translation>Median der Latenz, oberes Ende des 95-%-Intervalls</translation>
    </message>
    <message>
        <source>Median latency, low end of its 95 % interval</source>
        <translation>Median der Latenz, unteres Ende des 95-%-Intervalls</translation>
    </message>
    <message>
        <source>Median to</source>
        <translation>Median bis</translation>
    </message>
    <message>
        <source>Memory of an eager run</source>
        <translation>Speicher eines Eager-Laufs</translation>
    </message>
    <message>
        <source>Memory to run</source>
        <translation>Speicherbedarf</translation>
    </message>
    <message>
        <source>Most often taken for</source>
        <translation>Meist gehalten für</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>NaN and Inf</source>
        <translation>NaN und Inf</translation>
    </message>
    <message>
        <source>NaN, Inf</source>
        <translation>NaN, Inf</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Near-dead filters</source>
        <translation>Fast tote Filter</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>Negative Steigung</translation>
    </message>
    <message>
        <source>Negative-slope share</source>
        <translation>Anteil negativer Steigung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>New top-1</source>
        <translation>Neue Top-1</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Norm after / before</source>
        <translation>Norm nachher / vorher</translation>
    </message>
    <message>
        <source>Norm ratio</source>
        <translation>Normverhältnis</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Of the side</source>
        <translation>Feld / Kante</translation>
    </message>
    <message>
        <source>Of them at low priority</source>
        <translation>Davon mit niedriger Priorität</translation>
    </message>
    <message>
        <source>Of theory</source>
        <translation>Zur Theorie</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open gates</source>
        <translation>Offene Gates</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Padding</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Param.</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Durchlauf</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Peak of live tensors</source>
        <translation>Spitze der Live-Tensoren</translation>
    </message>
    <message>
        <source>Per GMAC</source>
        <translation>Je GMAC</translation>
    </message>
    <message>
        <source>Per pass</source>
        <translation>Je Durchlauf</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Pre-activations seen</source>
        <translation>Gesehene Prä-Aktivierungen</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Predicted peak</source>
        <translation>Vorhergesagte Spitze</translation>
    </message>
    <message>
        <source>Predicted peak of an eager pass</source>
        <translation>Vorhergesagte Spitze eines Eager-Durchlaufs</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>Process now</source>
        <translation>Prozess jetzt</translation>
    </message>
    <message>
        <source>Process peak so far</source>
        <translation>Prozess-Spitze bisher</translation>
    </message>
    <message>
        <source>Processors that others kept busy</source>
        <translation>Von anderen belegte Prozessoren</translation>
    </message>
    <message>
        <source>Published top-1</source>
        <translation>Veröffentlichte Top-1</translation>
    </message>
    <message>
        <source>Published top-1 accuracy</source>
        <translation>Veröffentlichte Top-1-Genauigkeit</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Rezeptives Feld</translation>
    </message>
    <message>
        <source>Receptive field over input side</source>
        <translation>Rezeptives Feld zu Kantenlänge der Eingabe</translation>
    </message>
    <message>
        <source>Relative change</source>
        <translation>Relative Änderung</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residual</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Running variances below 0</source>
        <translation>Laufende Varianzen unter 0</translation>
    </message>
    <message>
        <source>Running variances near zero (not above eps)</source>
        <translation>Laufende Varianzen nahe null (nicht über eps)</translation>
    </message>
    <message>
        <source>Running variances that explode</source>
        <translation>Laufende Varianzen, die explodieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>SE blocks</source>
        <translation>SE-Blöcke</translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation>SE-Gates</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Same first class as in float32</source>
        <translation>Gleiche erste Klasse wie in float32</translation>
    </message>
    <message>
        <source>Same top-1</source>
        <translation>Gleiche Top-1</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>Gesättigt</translation>
    </message>
    <message>
        <source>Saturated gates</source>
        <translation>Gesättigte Gates</translation>
    </message>
    <message>
        <source>Scaled by</source>
        <translation>Skaliert in</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of MACs</source>
        <translation>Anteil der MACs</translation>
    </message>
    <message>
        <source>Share of roof</source>
        <translation>Anteil am Dach</translation>
    </message>
    <message>
        <source>Share of run</source>
        <translation>Anteil am Lauf</translation>
    </message>
    <message>
        <source>SiLU left-tail share</source>
        <translation>Anteil im linken Ausläufer der SiLU</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>Side in</source>
        <translation>Kante in</translation>
    </message>
    <message>
        <source>Side out</source>
        <translation>Kante out</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamster</translation>
    </message>
    <message>
        <source>Slowest run</source>
        <translation>Langsamster Lauf</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Smallest gate</source>
        <translation>Kleinstes Gate</translation>
    </message>
    <message>
        <source>Smallest pre-activation</source>
        <translation>Kleinste Prä-Aktivierung</translation>
    </message>
    <message>
        <source>Smallest weight</source>
        <translation>Kleinstes Gewicht</translation>
    </message>
    <message>
        <source>Softmax score</source>
        <translation>Softmax-Score</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Spread of latency (std)</source>
        <translation>Streuung der Latenz (Std)</translation>
    </message>
    <message>
        <source>Spread of the gate logit (std)</source>
        <translation>Streuung des Gate-Logits (Std)</translation>
    </message>
    <message>
        <source>Spread of the gates (std)</source>
        <translation>Streuung der Gates (Std)</translation>
    </message>
    <message>
        <source>Spread of the pre-activation (std)</source>
        <translation>Streuung der Prä-Aktivierung (Std)</translation>
    </message>
    <message>
        <source>Spread of the weights (std)</source>
        <translation>Streuung der Gewichte (Std)</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>Squeeze</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Statisch</translation>
    </message>
    <message>
        <source>Static gates</source>
        <translation>Statische Gates</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>Std</translation>
    </message>
    <message>
        <source>Std of logit</source>
        <translation>Std des Logits</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>Subnormal in fp16</source>
        <translation>Subnormal in fp16</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Gehalten für</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Tensor at the peak</source>
        <translation>Tensor an der Spitze</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>Theory</source>
        <translation>Theorie</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Timed runs</source>
        <translation>Gemessene Läufe</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>To run</source>
        <translation>Bedarf</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>Top-1</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Top-1-Genauigkeit</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Top-5-Genauigkeit</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert auf</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Genutzt</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Values of the tensor</source>
        <translation>Werte des Tensors</translation>
    </message>
    <message>
        <source>Variance below 0</source>
        <translation>Varianz unter 0</translation>
    </message>
    <message>
        <source>Variance explodes</source>
        <translation>Varianz explodiert</translation>
    </message>
    <message>
        <source>Variance max/median</source>
        <translation>Varianz max/Median</translation>
    </message>
    <message>
        <source>Variance near 0</source>
        <translation>Varianz nahe 0</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Warn or fail</source>
        <translation>Warnung oder Fehler</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights that are 0</source>
        <translation>Gewichte, die 0 sind</translation>
    </message>
    <message>
        <source>Weights that are NaN or Inf</source>
        <translation>Gewichte, die NaN oder Inf sind</translation>
    </message>
    <message>
        <source>Weights that are infinite in fp16</source>
        <translation>Gewichte, die in fp16 unendlich sind</translation>
    </message>
    <message>
        <source>Weights that are subnormal in fp16</source>
        <translation>Gewichte, die in fp16 subnormal sind</translation>
    </message>
    <message>
        <source>Weights that become 0 in fp16</source>
        <translation>Gewichte, die in fp16 zu 0 werden</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Yielding</source>
        <translation>Nachrangig</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>fp16 flushed</source>
        <translation>fp16 auf 0</translation>
    </message>
    <message>
        <source>fp16 headroom</source>
        <translation>fp16-Reserve</translation>
    </message>
    <message>
        <source>fp16 infinite</source>
        <translation>fp16 unendlich</translation>
    </message>
    <message>
        <source>fp16 subnormal</source>
        <translation>fp16 subnormal</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>r</source>
        <translation>r</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>w</source>
        <translation>w</translation>
    </message>
    <message>
        <source>Δ logit</source>
        <translation>Δ Logit</translation>
    </message>
    <message>
        <source>Δ p</source>
        <translation>Δ p</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>γ</source>
        <translation>γ</translation>
    </message>
    <message>
        <source>φ</source>
        <translation>φ</translation>
    </message>
    <message>
        <source>φ alone</source>
        <translation>φ allein</translation>
    </message>
    <message>
        <source>φ at +10 %</source>
        <translation>φ bei +10 %</translation>
    </message>
    <message>
        <source>φ of depth</source>
        <translation>φ der Tiefe</translation>
    </message>
    <message>
        <source>φ of resolution</source>
        <translation>φ der Auflösung</translation>
    </message>
    <message>
        <source>φ of width</source>
        <translation>φ der Breite</translation>
    </message>
    <message>
        <source>φ without</source>
        <translation>φ ohne</translation>
    </message>
    <message>
        <source>NaN or Inf in the activations</source>
        <translation>NaN oder Inf in den Aktivierungen</translation>
    </message>
    <message>
        <source>From there on every value is NaN or Inf, and so is the prediction.</source>
        <translation>Ab dort ist jeder Wert NaN oder Inf, und damit auch die Vorhersage.</translation>
    </message>
    <message>
        <source>Inputs in SiLU&apos;s left tail</source>
        <translation>Eingaben im linken Ausläufer der SiLU</translation>
    </message>
    <message>
        <source>Output and slope are close to 0 there: such a value passes nothing on, and in training its gradient vanishes.</source>
        <translation>Ausgabe und Steigung liegen dort nahe 0: ein solcher Wert gibt nichts weiter, und im Training verschwindet sein Gradient.</translation>
    </message>
    <message>
        <source>Layers whose output is zero</source>
        <translation>Schichten, deren Ausgabe null ist</translation>
    </message>
    <message>
        <source>Nothing of the image passes such a layer but what goes around it.</source>
        <translation>Vom Bild kommt durch eine solche Schicht nichts, nur was an ihr vorbeiläuft.</translation>
    </message>
    <message>
        <source>Dead, constant or dormant channels</source>
        <translation>Tote, konstante oder ruhende Kanäle</translation>
    </message>
    <message>
        <source>They cost as many operations as the others and carry next to nothing.</source>
        <translation>Sie kosten so viele Operationen wie die anderen und tragen fast nichts.</translation>
    </message>
    <message>
        <source>Dead or constant channels</source>
        <translation>Tote oder konstante Kanäle</translation>
    </message>
    <message>
        <source>They cost as many operations as the others and tell nothing of these images.</source>
        <translation>Sie kosten so viele Operationen wie die anderen und sagen nichts über diese Bilder.</translation>
    </message>
    <message>
        <source>Little range left in fp16</source>
        <translation>Wenig Reserve in fp16</translation>
    </message>
    <message>
        <source>A value beyond 65504 becomes Inf in half precision, and all that follow it.</source>
        <translation>Ein Wert über 65504 wird in halber Genauigkeit zu Inf, und mit ihm alle folgenden.</translation>
    </message>
    <message>
        <source>Gates that are open or closed throughout</source>
        <translation>Durchweg offene oder geschlossene Gates</translation>
    </message>
    <message>
        <source>A gate at 0 or 1 no longer weighs its channel; its gradient vanishes as well.</source>
        <translation>Ein Gate bei 0 oder 1 gewichtet seinen Kanal nicht mehr; auch sein Gradient verschwindet.</translation>
    </message>
    <message>
        <source>Gates that do not depend on the image</source>
        <translation>Gates, die nicht vom Bild abhängen</translation>
    </message>
    <message>
        <source>Such an SE block is a constant factor: it costs a pass and adapts nothing.</source>
        <translation>Ein solcher SE-Block ist ein konstanter Faktor: er kostet einen Durchlauf und passt nichts an.</translation>
    </message>
    <message>
        <source>NaN or Inf in the gates</source>
        <translation>NaN oder Inf in den Gates</translation>
    </message>
    <message>
        <source>A gate multiplies its whole channel: the channel is lost from there on.</source>
        <translation>Ein Gate multipliziert seinen ganzen Kanal: der Kanal ist ab dort verloren.</translation>
    </message>
    <message>
        <source>The variants disagree</source>
        <translation>Die Varianten sind uneins</translation>
    </message>
    <message>
        <source>On such an image the choice of the variant decides the answer.</source>
        <translation>Bei einem solchen Bild entscheidet die Wahl der Variante über die Antwort.</translation>
    </message>
    <message>
        <source>The smallest variant that differs</source>
        <translation>Die kleinste abweichende Variante</translation>
    </message>
    <message>
        <source>It tells how large a network this image needs.</source>
        <translation>Sie zeigt, wie groß ein Netz für dieses Bild sein muss.</translation>
    </message>
    <message>
        <source>The variants cannot be compared</source>
        <translation>Die Varianten sind nicht vergleichbar</translation>
    </message>
    <message>
        <source>Where class lists differ, equal numbers of classes mean nothing.</source>
        <translation>Wo Klassenlisten abweichen, bedeuten gleiche Klassenzahlen nichts.</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>Keine Vorhersage</translation>
    </message>
    <message>
        <source>Softmax of a logit that is NaN or Inf is no probability.</source>
        <translation>Die Softmax eines Logits, das NaN oder Inf ist, ist keine Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Close calls</source>
        <translation>Knappe Entscheidungen</translation>
    </message>
    <message>
        <source>A slightly other crop, number format or checkpoint may turn the answer.</source>
        <translation>Ein leicht anderer Ausschnitt, ein anderes Zahlenformat oder ein anderer Checkpoint kann die Antwort kippen.</translation>
    </message>
    <message>
        <source>Predictions are off</source>
        <translation>Vorhersagen sind aus</translation>
    </message>
    <message>
        <source>Without a classifier there is no class to name.</source>
        <translation>Ohne Klassifikator gibt es keine Klasse zu benennen.</translation>
    </message>
    <message>
        <source>Random weights: predictions have no meaning</source>
        <translation>Zufällige Gewichte: Vorhersagen haben keine Bedeutung</translation>
    </message>
    <message>
        <source>Nothing was learnt: only structure, cost, memory and speed are those of a trained network.</source>
        <translation>Nichts wurde gelernt: nur Struktur, Kosten, Speicher und Tempo sind die eines trainierten Netzes.</translation>
    </message>
    <message>
        <source>Demo weights know 20 generated kinds only</source>
        <translation>Demo-Gewichte kennen nur 20 erzeugte Arten</translation>
    </message>
    <message>
        <source>On any other picture they name one of these kinds all the same.</source>
        <translation>Auf jedem anderen Bild nennen sie trotzdem eine dieser Arten.</translation>
    </message>
    <message>
        <source>A published name with other content</source>
        <translation>Ein veröffentlichter Name mit anderem Inhalt</translation>
    </message>
    <message>
        <source>Published figures do not hold for these weights.</source>
        <translation>Veröffentlichte Angaben gelten für diese Gewichte nicht.</translation>
    </message>
    <message>
        <source>NaN or Inf in the weights</source>
        <translation>NaN oder Inf in den Gewichten</translation>
    </message>
    <message>
        <source>One such value reaches every output of its layer.</source>
        <translation>Ein einziger solcher Wert erreicht jede Ausgabe seiner Schicht.</translation>
    </message>
    <message>
        <source>Their square root is NaN: the file is damaged.</source>
        <translation>Ihre Quadratwurzel ist NaN: die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Running variances explode</source>
        <translation>Laufende Varianzen explodieren</translation>
    </message>
    <message>
        <source>Batch norm then divides its channels to almost nothing.</source>
        <translation>Batch-Norm teilt ihre Kanäle dann auf fast nichts herunter.</translation>
    </message>
    <message>
        <source>Running variances near zero</source>
        <translation>Laufende Varianzen nahe null</translation>
    </message>
    <message>
        <source>There eps decides what batch norm does, not what was learnt.</source>
        <translation>Dort bestimmt eps, was Batch-Norm tut, nicht das Gelernte.</translation>
    </message>
    <message>
        <source>Batch norm shuts channels</source>
        <translation>Batch-Norm schaltet Kanäle ab</translation>
    </message>
    <message>
        <source>Dead or near-dead filters</source>
        <translation>Tote oder fast tote Filter</translation>
    </message>
    <message>
        <source>Weights beyond the range of fp16</source>
        <translation>Gewichte außerhalb des Bereichs von fp16</translation>
    </message>
    <message>
        <source>They become Inf in half precision.</source>
        <translation>Sie werden in halber Genauigkeit zu Inf.</translation>
    </message>
    <message>
        <source>Batch norms as they begin</source>
        <translation>Batch-Norms im Anfangszustand</translation>
    </message>
    <message>
        <source>They have not met data: their statistics fit no input.</source>
        <translation>Sie haben keine Daten gesehen: ihre Statistik passt zu keiner Eingabe.</translation>
    </message>
    <message>
        <source>Other input size than in the paper</source>
        <translation>Andere Eingabegröße als im Paper</translation>
    </message>
    <message>
        <source>Costs grow with its square, and accuracy belongs to one size.</source>
        <translation>Kosten wachsen mit ihrem Quadrat, und die Genauigkeit gehört zu einer Größe.</translation>
    </message>
    <message>
        <source>What the number format changes</source>
        <translation>Was das Zahlenformat ändert</translation>
    </message>
    <message>
        <source>Rounding adds up over the layers; it matters where it turns an answer.</source>
        <translation>Rundung summiert sich über die Schichten; sie zählt, wo sie eine Antwort kippt.</translation>
    </message>
    <message>
        <source>Partial results</source>
        <translation>Unvollständige Ergebnisse</translation>
    </message>
    <message>
        <source>What was left out may be what would have failed.</source>
        <translation>Das Weggelassene kann gerade das sein, was fehlgeschlagen wäre.</translation>
    </message>
    <message>
        <source>What sets the peak of memory</source>
        <translation>Was die Speicherspitze bestimmt</translation>
    </message>
    <message>
        <source>Only there does a smaller tensor make the network need less.</source>
        <translation>Nur dort senkt ein kleinerer Tensor den Bedarf des Netzes.</translation>
    </message>
    <message>
        <source>Over the memory budget</source>
        <translation>Über dem Speicherbudget</translation>
    </message>
    <message>
        <source>The run may be ended for want of memory, or swap.</source>
        <translation>Der Lauf kann aus Speichermangel beendet werden oder auslagern.</translation>
    </message>
    <message>
        <source>Parts that are slow for their MACs</source>
        <translation>Teile, die für ihre MACs langsam sind</translation>
    </message>
    <message>
        <source>There is more to gain in these than MACs let expect.</source>
        <translation>In ihnen ist mehr zu gewinnen, als die MACs erwarten lassen.</translation>
    </message>
    <message>
        <source>A faster number format is worth what it leaves right.</source>
        <translation>Ein schnelleres Zahlenformat ist so viel wert, wie es richtig lässt.</translation>
    </message>
    <message>
        <source>Noisy latencies</source>
        <translation>Verrauschte Latenzen</translation>
    </message>
    <message>
        <source>Differences between variants that are smaller than the noise are none.</source>
        <translation>Unterschiede zwischen Varianten, die kleiner als das Rauschen sind, sind keine.</translation>
    </message>
    <message>
        <source>Latencies that drifted</source>
        <translation>Latenzen, die gedriftet sind</translation>
    </message>
    <message>
        <source>The machine was another one at the end than at the start.</source>
        <translation>Die Maschine war am Ende eine andere als am Anfang.</translation>
    </message>
    <message>
        <source>Too few runs for a 95th percentile</source>
        <translation>Zu wenige Läufe für ein 95. Perzentil</translation>
    </message>
    <message>
        <source>The slow passes of every twenty cannot be told from so few.</source>
        <translation>Der langsamste von je zwanzig Durchläufen lässt sich aus so wenigen nicht bestimmen.</translation>
    </message>
</context>
<context>
    <name>QMenuBar</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Sa&amp;mples</source>
        <translation>Be&amp;ispiele</translation>
    </message>
    <message>
        <source>&amp;Recent files</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>&lt;br/&gt;Threshold unless changed: %1</source>
        <translation>&lt;br/&gt;Schwellwert, sofern nicht geändert: %1</translation>
    </message>
    <message>
        <source>&lt;br/&gt;Source: %1</source>
        <translation>&lt;br/&gt;Quelle: %1</translation>
    </message>
    <message>
        <source>: the file could not be written; choose another folder.</source>
        <translation>: die Datei konnte nicht geschrieben werden; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>A classic residual block is wide at its ends and narrow inside; MBConv turns that round. Block %1 takes %2 channels, %3, filters each channel on its own with a %4×%4 kernel, gates them, and narrows them to %5. What blocks hand on stays thin; the wide tensor, %6, lives inside only. </source>
        <translation>Ein klassischer Residualblock ist an den Enden breit und innen schmal; MBConv kehrt das um. Block %1 nimmt %2 Kanäle, %3, filtert jeden Kanal für sich mit einem %4×%4-Kernel, gewichtet sie mit Gates und verschmälert sie auf %5. Was Blöcke weitergeben, bleibt dünn; der breite Tensor, %6, lebt nur im Inneren. </translation>
    </message>
    <message>
        <source>widens them to %1</source>
        <translation>verbreitert sie auf %1</translation>
    </message>
    <message>
        <source>widens nothing (stage 1 is the exception)</source>
        <translation>verbreitert nichts (Stage 1 ist die Ausnahme)</translation>
    </message>
    <message>
        <source>The residual is the blue line: it adds the thin input to the thin output, so the block only learns a correction.</source>
        <translation>Das Residual ist die blaue Linie: es addiert die dünne Eingabe zur dünnen Ausgabe, sodass der Block nur eine Korrektur lernt.</translation>
    </message>
    <message>
        <source>This block changes resolution or width, so nothing can be added here; blocks with a blue arc have the residual.</source>
        <translation>Dieser Block ändert Auflösung oder Breite, daher lässt sich hier nichts addieren; Blöcke mit blauem Bogen haben das Residual.</translation>
    </message>
    <message>
        <source> &lt;i&gt;MobileNetV2, arXiv 1801.04381, section 3.3.&lt;/i&gt;</source>
        <translation> &lt;i&gt;MobileNetV2, arXiv 1801.04381, Abschnitt 3.3.&lt;/i&gt;</translation>
    </message>
    <message>
        <source>It lets the picture decide which channels count. In block %1 each of %2 maps is squeezed to its mean; the %2 means go through %3 hidden units and come back as %2 gates between 0 and 1; each map is multiplied by its gate. That is %4 of the block&apos;s parameters but only %5 of its MACs. </source>
        <translation>Es lässt das Bild entscheiden, welche Kanäle zählen. In Block %1 wird jede von %2 Maps auf ihren Mittelwert zusammengedrückt; die %2 Mittelwerte laufen durch %3 verdeckte Einheiten und kommen als %2 Gates zwischen 0 und 1 zurück; jede Map wird mit ihrem Gate multipliziert. Das sind %4 der Parameter des Blocks, aber nur %5 seiner MACs. </translation>
    </message>
    <message>
        <source>On this picture its gates run from %1 to %2, %3 on average. </source>
        <translation>Auf diesem Bild reichen seine Gates von %1 bis %2, im Mittel %3. </translation>
    </message>
    <message>
        <source>See the maps it weighs under Follow a picture (gated), and turn its gates in the SE lab. &lt;i&gt;SENet, arXiv 1709.01507, section 3.&lt;/i&gt;</source>
        <translation>Die Maps, die es gewichtet, stehen unter Bild verfolgen (mit Gate), und im SE-Labor lassen sich seine Gates verstellen. &lt;i&gt;SENet, arXiv 1709.01507, Abschnitt 3.&lt;/i&gt;</translation>
    </message>
    <message>
        <source>stage %1 repeats its block %2 times instead of %3</source>
        <translation>Stage %1 wiederholt ihren Block %2-mal statt %3-mal</translation>
    </message>
    <message>
        <source> &lt;i&gt;EfficientNet, arXiv 1905.11946, section 3.3 and table 1.&lt;/i&gt;</source>
        <translation> &lt;i&gt;EfficientNet, arXiv 1905.11946, Abschnitt 3.3 und Tabelle 1.&lt;/i&gt;</translation>
    </message>
    <message>
        <source>%1 has the %2 blocks of the base network, B0. Larger variants multiply how often each stage repeats its block (depth), how many channels it has (width) and the side of the picture (resolution), all from one coefficient φ: depth 1.2&lt;sup&gt;φ&lt;/sup&gt;, width 1.1&lt;sup&gt;φ&lt;/sup&gt;, resolution 1.15&lt;sup&gt;φ&lt;/sup&gt;. Choose B3 beside it and look at any stage.</source>
        <translation>%1 hat die %2 Blöcke des Basisnetzes B0. Größere Varianten vervielfachen, wie oft jede Stage ihren Block wiederholt (Tiefe), wie viele Kanäle sie hat (Breite) und die Kantenlänge des Bildes (Auflösung), alles aus einem Koeffizienten φ: Tiefe 1.2&lt;sup&gt;φ&lt;/sup&gt;, Breite 1.1&lt;sup&gt;φ&lt;/sup&gt;, Auflösung 1.15&lt;sup&gt;φ&lt;/sup&gt;. B3 daneben wählen und eine beliebige Stage ansehen.</translation>
    </message>
    <message>
        <source>Because compound scaling makes a network deeper, wider and feeds it larger pictures, all at once. %1 multiplies B0&apos;s depth by %2, and every stage rounds its repeats up: %3, %4 blocks in all instead of %5. Its channels are %6 times as many (rounded to 8) and its pictures %7 px wide instead of %8; together that is %9 times B0&apos;s MACs. Deeper alone would soon gain little: a larger picture has more detail to find, and needs more layers to see across it and more channels to tell patterns apart.</source>
        <translation>Weil Compound-Skalierung ein Netz zugleich tiefer und breiter macht und ihm größere Bilder zuführt. %1 multipliziert die Tiefe von B0 mit %2, und jede Stage rundet ihre Wiederholungen auf: %3, insgesamt %4 Blöcke statt %5. Es hat %6-mal so viele Kanäle (auf 8 gerundet), und seine Bilder sind %7 px breit statt %8; zusammen ist das das %9-Fache der MACs von B0. Nur tiefer brächte bald wenig: ein größeres Bild enthält mehr Details und braucht mehr Schichten, um es zu überblicken, und mehr Kanäle, um Muster zu unterscheiden.</translation>
    </message>
    <message>
        <source>A full %1×%1 convolution would let every output channel look at all %2 input channels: %3 MACs. The depthwise one looks at its own channel only: %4. The mixing is left to the 1×1 convolutions around it, which is where %5 of this block&apos;s %6 MACs are. It moves as many values as before, though, so its time is larger than its MACs say: lay Time over the drawing. &lt;i&gt;MobileNetV2, arXiv 1801.04381, section 3.1.&lt;/i&gt;</source>
        <translation>Eine volle %1×%1-Faltung ließe jeden Ausgabekanal alle %2 Eingabekanäle sehen: %3 MACs. Die Depthwise-Faltung sieht nur ihren eigenen Kanal: %4. Das Mischen bleibt den 1×1-Faltungen ringsum, wo %5 der %6 MACs dieses Blocks liegen. Sie bewegt aber so viele Werte wie zuvor, daher ist ihre Zeit größer, als ihre MACs sagen: Zeit über die Zeichnung legen. &lt;i&gt;MobileNetV2, arXiv 1801.04381, Abschnitt 3.1.&lt;/i&gt;</translation>
    </message>
    <message>
        <source>What is an inverted residual?</source>
        <translation>Was ist ein invertiertes Residual?</translation>
    </message>
    <message>
        <source>What does squeeze-and-excitation do here?</source>
        <translation>Was tut Squeeze-and-Excitation hier?</translation>
    </message>
    <message>
        <source>What does compound scaling scale?</source>
        <translation>Was skaliert Compound-Skalierung?</translation>
    </message>
    <message>
        <source>Why does %1 have more blocks than B0?</source>
        <translation>Warum hat %1 mehr Blöcke als B0?</translation>
    </message>
    <message>
        <source>Why are depthwise convolutions cheap?</source>
        <translation>Warum sind Depthwise-Faltungen billig?</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br/&gt;Channels, height and width of one picture&apos;s tensor here. Blocks hand on thin tensors; the wide ones live inside.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br/&gt;Kanäle, Höhe und Breite des Tensors eines Bildes an dieser Stelle. Blöcke geben dünne Tensoren weiter; die breiten leben im Inneren.</translation>
    </message>
    <message>
        <source>gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>Residual</translation>
    </message>
    <message>
        <source>Block %1 of %2   </source>
        <translation>Block %1 von %2   </translation>
    </message>
    <message>
        <source> per layer</source>
        <translation> je Schicht</translation>
    </message>
    <message>
        <source>: not measured yet</source>
        <translation>: noch nicht gemessen</translation>
    </message>
    <message>
        <source>%1 ch</source>
        <translation>%1 Kan</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source> per block</source>
        <translation> je Block</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br/&gt;%2&lt;br/&gt;&lt;i&gt;%3&lt;/i&gt;&lt;br/&gt;Source: %4</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br/&gt;%2&lt;br/&gt;&lt;i&gt;%3&lt;/i&gt;&lt;br/&gt;Quelle: %4</translation>
    </message>
    <message>
        <source>A last 1×1 convolution widens the features before they are pooled. It is four times as wide as the last block&apos;s output.</source>
        <translation>Eine letzte 1×1-Faltung verbreitert die Features vor dem Pooling. Sie ist viermal so breit wie die Ausgabe des letzten Blocks.</translation>
    </message>
    <message>
        <source>, table 1</source>
        <translation>, Tabelle 1</translation>
    </message>
    <message>
        <source>; block </source>
        <translation>; Block </translation>
    </message>
    <message>
        <source>The first convolution turns three colours into features and halves height and width. Compound scaling widens it with the rest of the network.</source>
        <translation>Die erste Faltung macht aus drei Farben Features und halbiert Höhe und Breite. Compound-Skalierung verbreitert sie mit dem übrigen Netz.</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Expansion</translation>
    </message>
    <message>
        <source>A 1×1 convolution widens the thin tensor that blocks hand on, so that the cheap depthwise filter has many channels to work in. Thin at both ends and wide inside: this is what makes the residual inverted.</source>
        <translation>Eine 1×1-Faltung verbreitert den dünnen Tensor, den Blöcke weitergeben, damit der billige Depthwise-Filter viele Kanäle zum Arbeiten hat. Dünn an beiden Enden und breit innen: das macht das Residual invertiert.</translation>
    </message>
    <message>
        <source>, section 3.3</source>
        <translation>, Abschnitt 3.3</translation>
    </message>
    <message>
        <source>Depthwise convolution</source>
        <translation>Depthwise-Faltung</translation>
    </message>
    <message>
        <source>Every channel is filtered by its own %1×%1 kernel; channels do not meet here. It needs one part in %2 of the MACs of a full convolution, yet moves as much memory.</source>
        <translation>Jeder Kanal wird mit seinem eigenen %1×%1-Kernel gefiltert; Kanäle begegnen sich hier nicht. Das braucht ein %2tel der MACs einer vollen Faltung, bewegt aber ebenso viel Speicher.</translation>
    </message>
    <message>
        <source>, section 3.1</source>
        <translation>, Abschnitt 3.1</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>A 1×1 convolution mixes the gated channels and narrows them again. No activation follows: in a thin tensor it would destroy information.</source>
        <translation>Eine 1×1-Faltung mischt die Kanäle nach dem Gate und verschmälert sie wieder. Keine Aktivierung folgt: in einem dünnen Tensor würde sie Information zerstören.</translation>
    </message>
    <message>
        <source>, section 3.2</source>
        <translation>, Abschnitt 3.2</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>Squeeze</translation>
    </message>
    <message>
        <source>Each channel&apos;s map becomes one number, its mean over all positions. The gates computed from it therefore see the whole picture at once.</source>
        <translation>Die Map jedes Kanals wird zu einer Zahl, ihrem Mittelwert über alle Positionen. Die daraus berechneten Gates sehen daher das ganze Bild auf einmal.</translation>
    </message>
    <message>
        <source>, eq. 2</source>
        <translation>, Gl. 2</translation>
    </message>
    <message>
        <source>Excitation: reduce</source>
        <translation>Excitation: Reduktion</translation>
    </message>
    <message>
        <source>A small layer summarises %1 channel means in %2 hidden units. EfficientNet sizes it by the block&apos;s input (a quarter), and uses SiLU where the SE paper has ReLU.</source>
        <translation>Eine kleine Schicht fasst %1 Kanalmittelwerte in %2 verdeckten Einheiten zusammen. EfficientNet bemisst sie nach der Eingabe des Blocks (ein Viertel) und nutzt SiLU, wo das SE-Paper ReLU hat.</translation>
    </message>
    <message>
        <source>, eq. 3; torchvision</source>
        <translation>, Gl. 3; torchvision</translation>
    </message>
    <message>
        <source>Excitation: expand, sigmoid</source>
        <translation>Excitation: Expansion, Sigmoid</translation>
    </message>
    <message>
        <source>A second layer gives one logit per channel, and the sigmoid makes it a gate between 0 and 1. Gates near 0 close a channel for this picture, gates near 1 let it pass.</source>
        <translation>Eine zweite Schicht liefert ein Logit je Kanal, und die Sigmoid-Funktion macht daraus ein Gate zwischen 0 und 1. Gates nahe 0 schließen einen Kanal für dieses Bild, Gates nahe 1 lassen ihn durch.</translation>
    </message>
    <message>
        <source>, eq. 3</source>
        <translation>, Gl. 3</translation>
    </message>
    <message>
        <source>Gate product</source>
        <translation>Gate-Produkt</translation>
    </message>
    <message>
        <source>Every channel&apos;s map is multiplied by its gate. This is where the network decides per picture which channels count.</source>
        <translation>Die Map jedes Kanals wird mit ihrem Gate multipliziert. Hier entscheidet das Netz je Bild, welche Kanäle zählen.</translation>
    </message>
    <message>
        <source>, eq. 4</source>
        <translation>, Gl. 4</translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation>Globales Pooling</translation>
    </message>
    <message>
        <source>Each feature map becomes its mean, so that any input size gives a vector of one length. Resolution is thereby free to be scaled.</source>
        <translation>Jede Feature-Map wird zu ihrem Mittelwert, sodass jede Eingabegröße einen Vektor gleicher Länge ergibt. Die Auflösung ist dadurch frei skalierbar.</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Klassifikator</translation>
    </message>
    <message>
        <source>One linear layer turns %1 features into %2 logits. The softmax of the logits is the score that predictions show.</source>
        <translation>Eine lineare Schicht macht aus %1 Features %2 Logits. Die Softmax der Logits ist der Score, den Vorhersagen zeigen.</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residual</translation>
    </message>
    <message>
        <source>The block&apos;s input is added to its output, so the block only learns a correction. It exists where stride is 1 and the number of channels stays.</source>
        <translation>Die Eingabe des Blocks wird zu seiner Ausgabe addiert, sodass der Block nur eine Korrektur lernt. Es gibt das Residual, wo der Stride 1 ist und die Kanalzahl gleich bleibt.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>It maps every logit to a gate between 0 and 1. Beyond ±4.6 the gate is within 1 % of its end and hardly reacts any more.</source>
        <translation>Sie bildet jedes Logit auf ein Gate zwischen 0 und 1 ab. Jenseits von ±4,6 liegt das Gate auf 1 % an seinem Ende und reagiert kaum noch.</translation>
    </message>
    <message>
        <source>Block %1: MBConv%2, %3×%3</source>
        <translation>Block %1: MBConv%2, %3×%3</translation>
    </message>
    <message>
        <source>%1 channels are expanded to %2, filtered one by one with stride %3, gated by squeeze-and-excitation (%4 hidden units), and projected to %5. %6</source>
        <translation>%1 Kanäle werden auf %2 expandiert, einzeln mit Stride %3 gefiltert, durch Squeeze-and-Excitation (%4 verdeckte Einheiten) mit Gates gewichtet und auf %5 projiziert. %6</translation>
    </message>
    <message>
        <source>Its input is added to its output.</source>
        <translation>Die Eingabe wird zur Ausgabe addiert.</translation>
    </message>
    <message>
        <source>Its shape changes, so there is no residual.</source>
        <translation>Die Form ändert sich, daher gibt es kein Residual.</translation>
    </message>
    <message>
        <source>, table 1; </source>
        <translation>, Tabelle 1; </translation>
    </message>
    <message>
        <source>Stem and head exist once in every variant. Scaling changes their width and the resolution that they see, never their number.</source>
        <translation>Stem und Head gibt es in jeder Variante einmal. Skalierung ändert ihre Breite und die Auflösung, die sie sehen, nie ihre Anzahl.</translation>
    </message>
    <message>
        <source>A stage repeats one kind of block; only its first block may change resolution and width. Compound scaling repeats blocks more often, widens them and feeds larger pictures, all from one coefficient.</source>
        <translation>Eine Stage wiederholt eine Art von Block; nur ihr erster Block darf Auflösung und Breite ändern. Compound-Skalierung wiederholt Blöcke öfter, verbreitert sie und führt größere Bilder zu, alles aus einem Koeffizienten.</translation>
    </message>
    <message>
        <source>depth = α&lt;sup&gt;φ&lt;/sup&gt;, width = β&lt;sup&gt;φ&lt;/sup&gt;, resolution = γ&lt;sup&gt;φ&lt;/sup&gt;; α·β²·γ² ≈ 2, so MACs double with each φ</source>
        <translation>Tiefe = α&lt;sup&gt;φ&lt;/sup&gt;, Breite = β&lt;sup&gt;φ&lt;/sup&gt;, Auflösung = γ&lt;sup&gt;φ&lt;/sup&gt;; α·β²·γ² ≈ 2, daher verdoppeln sich die MACs mit jedem φ</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>expand</source>
        <translation>Expansion</translation>
    </message>
    <message>
        <source>depthwise</source>
        <translation>depthwise</translation>
    </message>
    <message>
        <source>squeeze</source>
        <translation>Squeeze</translation>
    </message>
    <message>
        <source>SE reduce</source>
        <translation>SE-Reduktion</translation>
    </message>
    <message>
        <source>SE expand</source>
        <translation>SE-Expansion</translation>
    </message>
    <message>
        <source>× gate</source>
        <translation>× Gate</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>Klassifikator</translation>
    </message>
    <message>
        <source>%1×%1 per channel, /%2</source>
        <translation>%1×%1 je Kanal, /%2</translation>
    </message>
    <message>
        <source>, SiLU</source>
        <translation>, SiLU</translation>
    </message>
    <message>
        <source>mean of %1 × %2</source>
        <translation>Mittel aus %1 × %2</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>alle Kanäle</translation>
    </message>
    <message>
        <source>channel </source>
        <translation>Kanal </translation>
    </message>
    <message>
        <source>What the stem made of the picture: %1 maps of edges and colours, after its SiLU. The block filters them as they are, it has nothing to expand.</source>
        <translation>Was der Stem aus dem Bild gemacht hat: %1 Maps von Kanten und Farben, nach seiner SiLU. Der Block filtert sie, wie sie sind; er hat nichts zu expandieren.</translation>
    </message>
    <message>
        <source>The %1 thin maps that the blocks before hand on. They may be negative: a block ends without an activation, which would destroy information in so few channels.</source>
        <translation>Die %1 dünnen Maps, die die Blöcke davor weitergeben. Sie können negativ sein: ein Block endet ohne Aktivierung, die bei so wenigen Kanälen Information zerstören würde.</translation>
    </message>
    <message>
        <source>Each depthwise map times its gate, here %1 to %2. A gate scales a whole map: coloured each by itself nothing seems to change, with one scale for all tiles closed maps go dark.</source>
        <translation>Jede Depthwise-Map mal ihr Gate, hier %1 bis %2. Ein Gate skaliert eine ganze Map: jede für sich gefärbt, scheint sich nichts zu ändern; mit einer Skala für alle Kacheln werden geschlossene Maps dunkel.</translation>
    </message>
    <message>
        <source>Every map is a mixture of all %1 input maps (1×1, batch norm, SiLU). Wide inside and thin at both ends: this makes the residual an inverted one.</source>
        <translation>Jede Map ist eine Mischung aller %1 Eingabe-Maps (1×1, Batch-Norm, SiLU). Breit innen und dünn an beiden Enden: das macht das Residual zu einem invertierten.</translation>
    </message>
    <message>
        <source>Each map filtered by its own %1×%1 kernel, stride %2; maps do not meet. The bar beside a tile is its gate, computed from the means of all maps: squeeze-and-excitation decides for this picture which maps count.</source>
        <translation>Jede Map mit ihrem eigenen %1×%1-Kernel gefiltert, Stride %2; Maps begegnen sich nicht. Der Balken neben einer Kachel ist ihr Gate, berechnet aus den Mittelwerten aller Maps: Squeeze-and-Excitation entscheidet für dieses Bild, welche Maps zählen.</translation>
    </message>
    <message>
        <source>All gated maps mixed down to %1 thin ones, without an activation. %2</source>
        <translation>Alle Maps nach dem Gate, auf %1 dünne heruntergemischt, ohne Aktivierung. %2</translation>
    </message>
    <message>
        <source>They are the block&apos;s correction: the residual adds the input to them.</source>
        <translation>Sie sind die Korrektur des Blocks: das Residual addiert die Eingabe dazu.</translation>
    </message>
    <message>
        <source>They are the output: shapes changed, so there is no residual.</source>
        <translation>Sie sind die Ausgabe: die Form hat sich geändert, daher gibt es kein Residual.</translation>
    </message>
    <message>
        <source>Input plus projected maps, channel by channel. Compare with the input: a residual block changes its maps a little, it does not replace them.</source>
        <translation>Eingabe plus projizierte Maps, Kanal für Kanal. Zum Vergleich die Eingabe ansehen: ein Residualblock ändert seine Maps ein wenig, er ersetzt sie nicht.</translation>
    </message>
    <message>
        <source>Channel %1: values %2 to %3, energy %4</source>
        <translation>Kanal %1: Werte %2 bis %3, Energie %4</translation>
    </message>
    <message>
        <source>, gate %1</source>
        <translation>, Gate %1</translation>
    </message>
    <message>
        <source>; each point is the mean of %1 × %1 values</source>
        <translation>; jeder Punkt ist das Mittel aus %1 × %1 Werten</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>Prä-Aktivierung</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>sample </source>
        <translation>Probe </translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Energy per channel</source>
        <translation>Energie je Kanal</translation>
    </message>
    <message>
        <source>mean square</source>
        <translation>mittleres Quadrat</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>reduction</source>
        <translation>Reduktion</translation>
    </message>
    <message>
        <source>count per image</source>
        <translation>Anzahl je Bild</translation>
    </message>
    <message>
        <source>Turn a knob: what it changes will be told here, against the gates as they are now.</source>
        <translation>Einen Regler drehen: hier steht dann, was er ändert, gegenüber den Gates, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Against the reference: gates moved by %1 on average, most at channel %2 (%3 → %4); energy that passes: %5 → %6.</source>
        <translation>Gegenüber der Referenz: Gates im Mittel um %1 verschoben, am meisten bei Kanal %2 (%3 → %4); durchgelassene Energie: %5 → %6.</translation>
    </message>
    <message>
        <source>Output %1, the shape of the input: gates weigh channels and drop none. %2 channels → %3 hidden units → %2 gates: %4 parameters, %5 MACs per image; %6 of the energy passes.</source>
        <translation>Ausgabe %1, die Form der Eingabe: Gates gewichten Kanäle und verwerfen keine. %2 Kanäle → %3 verdeckte Einheiten → %2 Gates: %4 Parameter, %5 MACs je Bild; %6 der Energie kommen durch.</translation>
    </message>
    <message>
        <source>Squeeze: channel means</source>
        <translation>Squeeze: Kanalmittelwerte</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verdeckte Einheiten</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>channels, lowest gate first</source>
        <translation>Kanäle, niedrigstes Gate zuerst</translation>
    </message>
    <message>
        <source>channels in order</source>
        <translation>Kanäle der Reihe nach</translation>
    </message>
    <message>
        <source> block </source>
        <translation> Block </translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>block %1 · %2 closed · %3 open</source>
        <translation>Block %1 · %2 geschlossen · %3 offen</translation>
    </message>
    <message>
        <source>%1, block %2, channel %3: gate %4</source>
        <translation>%1, Block %2, Kanal %3: Gate %4</translation>
    </message>
    <message>
        <source> ± %1, %2 to %3 over %4</source>
        <translation> ± %1, %2 bis %3 über %4</translation>
    </message>
    <message>
        <source>: gates of all blocks</source>
        <translation>: Gates aller Blöcke</translation>
    </message>
    <message>
        <source>relative depth</source>
        <translation>relative Tiefe</translation>
    </message>
    <message>
        <source>block </source>
        <translation>Block </translation>
    </message>
    <message>
        <source>: mean and spread over images</source>
        <translation>: Mittel und Streuung über Bilder</translation>
    </message>
    <message>
        <source>channels, lowest mean first</source>
        <translation>Kanäle, niedrigstes Mittel zuerst</translation>
    </message>
    <message>
        <source>mean + std</source>
        <translation>Mittel + Std</translation>
    </message>
    <message>
        <source>mean - std</source>
        <translation>Mittel - Std</translation>
    </message>
    <message>
        <source> of each class</source>
        <translation> je Klasse</translation>
    </message>
    <message>
        <source>Change of the top-1 logit</source>
        <translation>Änderung des Top-1-Logits</translation>
    </message>
    <message>
        <source>change of the top-1 logit</source>
        <translation>Änderung des Top-1-Logits</translation>
    </message>
    <message>
        <source>, top-1 becomes </source>
        <translation>, Top-1 wird </translation>
    </message>
    <message>
        <source>Point at a bar or a cell to read it; click to mark its block in every column.</source>
        <translation>Auf einen Balken oder eine Zelle zeigen, um sie abzulesen; klicken, um ihren Block in jeder Spalte zu markieren.</translation>
    </message>
    <message>
        <source>Gates per block</source>
        <translation>Gates je Block</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Stage and position of the block.</source>
        <translation>Stage und Position des Blocks.</translation>
    </message>
    <message>
        <source>the gates</source>
        <translation>die Gates</translation>
    </message>
    <message>
        <source>%1 of %2 images in %3 class folders are named rightly</source>
        <translation>%1 von %2 Bildern in %3 Klassenordnern sind richtig benannt</translation>
    </message>
    <message>
        <source>top-1</source>
        <translation>Top-1</translation>
    </message>
    <message>
        <source>top-5</source>
        <translation>Top-5</translation>
    </message>
    <message>
        <source>its answers</source>
        <translation>die Antworten</translation>
    </message>
    <message>
        <source>%1 of %2 images so far. </source>
        <translation>%1 von %2 Bildern bisher. </translation>
    </message>
    <message>
        <source>The images lie in no class folders. Open a folder that has one sub-folder per class, named like the class, and accuracy, confusions and a count per class stand here.</source>
        <translation>Die Bilder liegen in keinen Klassenordnern. Einen Ordner mit einem Unterordner je Klasse öffnen, benannt wie die Klasse; dann stehen hier Genauigkeit, Verwechslungen und eine Zählung je Klasse.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Most often taken for</source>
        <translation>Meist gehalten für</translation>
    </message>
    <message>
        <source>The commonest wrong answer about images of the class&apos;s folder.</source>
        <translation>Die häufigste falsche Antwort auf Bilder des Klassenordners.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Gehalten für</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>no answer: a logit is not finite</source>
        <translation>keine Antwort: ein Logit ist nicht endlich</translation>
    </message>
    <message>
        <source>predictions are off</source>
        <translation>Vorhersagen sind aus</translation>
    </message>
    <message>
        <source>right: %1, %2</source>
        <translation>richtig: %1, %2</translation>
    </message>
    <message>
        <source>wrong: %1, %2</source>
        <translation>falsch: %1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Top-1 of the published weights</source>
        <translation>Top-1 der veröffentlichten Gewichte</translation>
    </message>
    <message>
        <source>accuracy on ImageNet</source>
        <translation>Genauigkeit auf ImageNet</translation>
    </message>
    <message>
        <source> Left out, as they cannot be compared with these: %1.</source>
        <translation> Weggelassen, weil mit diesen nicht vergleichbar: %1.</translation>
    </message>
    <message>
        <source>%1 of the columns say %2.</source>
        <translation>%1 der Spalten sagen %2.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source> First flip: %1 differs from %2, the largest variant shown.</source>
        <translation> Erster Wechsel: %1 weicht von %2 ab, der größten gezeigten Variante.</translation>
    </message>
    <message>
        <source> No variant differs from %1, the largest one shown.</source>
        <translation> Keine Variante weicht von %1 ab, der größten gezeigten.</translation>
    </message>
    <message>
        <source>It feeds %1 px, another size.</source>
        <translation>Sie führt %1 px zu, eine andere Größe.</translation>
    </message>
    <message>
        <source>Here it feeds the same.</source>
        <translation>Hier führt sie dasselbe zu.</translation>
    </message>
    <message>
        <source>What is fed differs by %1 levels of 255 on average, by %2 at most.</source>
        <translation>Das Zugeführte weicht im Mittel um %1 von 255 Stufen ab, höchstens um %2.</translation>
    </message>
    <message>
        <source>The logits are not finite.</source>
        <translation>Die Logits sind nicht endlich.</translation>
    </message>
    <message>
        <source>Top-1 stays %1, its logit moves by %2.</source>
        <translation>Top-1 bleibt %1, ihr Logit verschiebt sich um %2.</translation>
    </message>
    <message>
        <source>Top-1 becomes %1; the logit of the class that it was moves by %2.</source>
        <translation>Top-1 wird %1; das Logit der vorherigen Klasse verschiebt sich um %2.</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 levels</source>
        <translation>%1 Stufen</translation>
    </message>
    <message>
        <source>other size</source>
        <translation>andere Größe</translation>
    </message>
    <message>
        <source>, not finite</source>
        <translation>, nicht endlich</translation>
    </message>
    <message>
        <source>Choose another way to see how it differs.</source>
        <translation>Eine andere Art wählen, um zu sehen, wie sie abweicht.</translation>
    </message>
    <message>
        <source>Of another size: no pixel has its counterpart.</source>
        <translation>Andere Größe: kein Pixel hat ein Gegenstück.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>Difference, times %1</source>
        <translation>Unterschied, mal %1</translation>
    </message>
    <message>
        <source>frame %1 at %2</source>
        <translation>Frame %1 bei %2</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>mean of the block</source>
        <translation>Mittel des Blocks</translation>
    </message>
    <message>
        <source>: mean gate by block</source>
        <translation>: mittleres Gate nach Block</translation>
    </message>
    <message>
        <source>Mean gate</source>
        <translation>Mittleres Gate</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Frame %1</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <source> at %1</source>
        <translation> bei %1</translation>
    </message>
    <message>
        <source> · %1 frames per s</source>
        <translation> · %1 Frames pro s</translation>
    </message>
    <message>
        <source> · pass %1 ms · %2 dropped</source>
        <translation> · Durchlauf %1 ms · %2 ausgelassen</translation>
    </message>
    <message>
        <source>%1 ran</source>
        <translation>%1 liefen</translation>
    </message>
    <message>
        <source>none ran</source>
        <translation>keiner lief</translation>
    </message>
    <message>
        <source>, %1 refused</source>
        <translation>, %1 abgelehnt</translation>
    </message>
    <message>
        <source> by batch size</source>
        <translation> nach Batchgröße</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Largest batch whose memory to run is within </source>
        <translation>Größter Batch mit Speicherbedarf bis </translation>
    </message>
    <message>
        <source> (planned), weights included</source>
        <translation> (geplant), Gewichte eingeschlossen</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>, allocates </source>
        <translation>, belegt </translation>
    </message>
    <message>
        <source>, frees </source>
        <translation>, gibt frei </translation>
    </message>
    <message>
        <source>Live tensors over the pass, without weights</source>
        <translation>Live-Tensoren im Durchlauf, ohne Gewichte</translation>
    </message>
    <message>
        <source>progress of the pass</source>
        <translation>Fortschritt des Durchlaufs</translation>
    </message>
    <message>
        <source>depth: stem, blocks, head</source>
        <translation>Tiefe: Stem, Blöcke, Head</translation>
    </message>
    <message>
        <source>live tensors</source>
        <translation>Live-Tensoren</translation>
    </message>
    <message>
        <source>: weights and one pass</source>
        <translation>: Gewichte und ein Durchlauf</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>measured from outside</source>
        <translation>von außen gemessen</translation>
    </message>
    <message>
        <source>%1 of it measured</source>
        <translation>%1 davon gemessen</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>Where the memory goes: weights and one pass</source>
        <translation>Wohin der Speicher geht: Gewichte und ein Durchlauf</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>images, activations and workspace</source>
        <translation>Bilder, Aktivierungen und Workspace</translation>
    </message>
    <message>
        <source>: tensors alive at the peak</source>
        <translation>: an der Spitze belegte Tensoren</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Node that allocated it.</source>
        <translation>Knoten, der ihn belegt hat.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Share of the peak</source>
        <translation>Anteil an der Spitze</translation>
    </message>
    <message>
        <source>Memory of all chosen columns</source>
        <translation>Speicher aller gewählten Spalten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Peak tensor</source>
        <translation>Spitzentensor</translation>
    </message>
    <message>
        <source>The tensor whose allocation set the peak.</source>
        <translation>Der Tensor, dessen Belegung die Spitze bestimmt hat.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>%1 needs at least %2 for a pass of %6 in the engine %3: %4 of weights and %5 of the pass; workspace is not predicted.</source>
        <translation>%1 braucht mindestens %2 für einen Durchlauf von %6 in der Engine %3: %4 Gewichte und %5 für den Durchlauf; Workspace wird nicht vorhergesagt.</translation>
    </message>
    <message>
        <source>%1 needs %2 for a pass of %6 in the engine %3, planned: %4 of weights and %5 of the pass.</source>
        <translation>%1 braucht %2 für einen Durchlauf von %6 in der Engine %3, geplant: %4 Gewichte und %5 für den Durchlauf.</translation>
    </message>
    <message>
        <source>one image</source>
        <translation>einem Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bildern</translation>
    </message>
    <message>
        <source> An eager run, layer after layer, would need %1. </source>
        <translation> Ein Eager-Lauf, Schicht für Schicht, bräuchte %1. </translation>
    </message>
    <message>
        <source>Live tensors peak at %1, set by %2.</source>
        <translation>Live-Tensoren erreichen ihre Spitze bei %1, bestimmt durch %2.</translation>
    </message>
    <message>
        <source> Predicted (%1): %2.</source>
        <translation> Vorhergesagt (%1): %2.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>convention of this program</source>
        <translation>Konvention dieses Programms</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1 waits for its turn; %2 will stand here.</source>
        <translation>%1 wartet, bis es an der Reihe ist; dann erscheint hier: %2.</translation>
    </message>
    <message>
        <source>%1 is running; %2 will stand here.</source>
        <translation>%1 läuft; dann erscheint hier: %2.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>no reason was given.</source>
        <translation>kein Grund wurde angegeben.</translation>
    </message>
    <message>
        <source>%1 was cancelled. Run again to see %2.</source>
        <translation>%1 wurde abgebrochen. Erneut ausführen, um %2 zu sehen.</translation>
    </message>
    <message>
        <source>The run of %1 did not measure %2.</source>
        <translation>Der Lauf von %1 hat %2 nicht gemessen.</translation>
    </message>
    <message>
        <source>Open an image and run %1 to see %2.</source>
        <translation>Ein Bild öffnen und %1 ausführen, um %2 zu sehen.</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source> images</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source> (few images)</source>
        <translation> (wenige Bilder)</translation>
    </message>
    <message>
        <source>: zones of SiLU</source>
        <translation>: Zonen der SiLU</translation>
    </message>
    <message>
        <source>activation, in execution order</source>
        <translation>Aktivierung, in Ausführungsreihenfolge</translation>
    </message>
    <message>
        <source>share of the values</source>
        <translation>Anteil der Werte</translation>
    </message>
    <message>
        <source>fp16 overflows</source>
        <translation>fp16 läuft über</translation>
    </message>
    <message>
        <source>%1 below</source>
        <translation>%1 darunter</translation>
    </message>
    <message>
        <source>minimum of SiLU</source>
        <translation>Minimum der SiLU</translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation>%1 darüber</translation>
    </message>
    <message>
        <source>channels %1 dead, %2 constant, %3 dormant</source>
        <translation>Kanäle %1 tot, %2 konstant, %3 ruhend</translation>
    </message>
    <message>
        <source> (%1 after the gate)</source>
        <translation> (%1 nach dem Gate)</translation>
    </message>
    <message>
        <source>: score of every channel</source>
        <translation>: Score jedes Kanals</translation>
    </message>
    <message>
        <source>dormant score, 1 on average</source>
        <translation>Ruhe-Score, im Mittel 1</translation>
    </message>
    <message>
        <source>: closed and open gates</source>
        <translation>: geschlossene und offene Gates</translation>
    </message>
    <message>
        <source>share of the gates</source>
        <translation>Anteil der Gates</translation>
    </message>
    <message>
        <source>%1 has values that are not finite. Origin: %2 with %3 NaN and %4 Inf among %5 values; propagated to %6 later activations.</source>
        <translation>%1 hat nicht endliche Werte. Ursprung: %2 mit %3 NaN und %4 Inf unter %5 Werten; weitergetragen in %6 spätere Aktivierungen.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source> Also </source>
        <translation> Außerdem </translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>: dead, constant and dormant channels</source>
        <translation>: tote, konstante und ruhende Kanäle</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Index of the channel, from 0.</source>
        <translation>Index des Kanals, ab 0.</translation>
    </message>
    <message>
        <source>Before the gate</source>
        <translation>Vor dem Gate</translation>
    </message>
    <message>
        <source>The strongest name: dead, constant, dormant. </source>
        <translation>Die stärkste Bezeichnung: tot, konstant, ruhend. </translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Mean magnitude relative to the layer&apos;s mean; 1 on average.</source>
        <translation>Mittlerer Betrag relativ zum Mittel der Schicht; im Mittel 1.</translation>
    </message>
    <message>
        <source>After the gate</source>
        <translation>Nach dem Gate</translation>
    </message>
    <message>
        <source>Dormant after the SE gate: a gate can mask or revive a channel.</source>
        <translation>Ruhend nach dem SE-Gate: ein Gate kann einen Kanal verdecken oder wiederbeleben.</translation>
    </message>
    <message>
        <source>Score after</source>
        <translation>Score danach</translation>
    </message>
    <message>
        <source>The score of the gated channel.</source>
        <translation>Der Score des Kanals nach dem Gate.</translation>
    </message>
    <message>
        <source>All activations</source>
        <translation>Alle Aktivierungen</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Block and part whose SiLU this is.</source>
        <translation>Block und Teil, zu dem diese SiLU gehört.</translation>
    </message>
    <message>
        <source>The worst of the rules over this one.</source>
        <translation>Die schlechteste der Regeln zu dieser.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Channels × height × width of one image.</source>
        <translation>Kanäle × Höhe × Breite eines Bildes.</translation>
    </message>
    <message>
        <source> there are no values.</source>
        <translation> es gibt keine Werte.</translation>
    </message>
    <message>
        <source>random weights, not judged</source>
        <translation>zufällige Gewichte, nicht beurteilt</translation>
    </message>
    <message>
        <source>at most %1 in SiLU&apos;s left tail, at %2 (warn at %3).</source>
        <translation>höchstens %1 im linken Ausläufer der SiLU, bei %2 (Warnung ab %3).</translation>
    </message>
    <message>
        <source>Saturate?</source>
        <translation>Sättigung?</translation>
    </message>
    <message>
        <source>at most %1 of the channels dead, constant or dormant, at %2 (warn at %3).</source>
        <translation>höchstens %1 der Kanäle tot, konstant oder ruhend, bei %2 (Warnung ab %3).</translation>
    </message>
    <message>
        <source>Die?</source>
        <translation>Absterben?</translation>
    </message>
    <message>
        <source>Overflow? fail: NaN or Inf from %1 on.</source>
        <translation>Überlauf? Fehler: NaN oder Inf ab %1.</translation>
    </message>
    <message>
        <source>largest |x| is %1, at %2: %3 bits below the end of fp16 (warn at %4).</source>
        <translation>größtes |x| ist %1, bei %2: %3 Bit unter dem Ende von fp16 (Warnung ab %4).</translation>
    </message>
    <message>
        <source>Overflow?</source>
        <translation>Überlauf?</translation>
    </message>
    <message>
        <source>: how much of each limit is reached (100 %: warn)</source>
        <translation>: wie viel von jeder Grenze erreicht ist (100 %: Warnung)</translation>
    </message>
    <message>
        <source>share of the limit</source>
        <translation>Anteil der Grenze</translation>
    </message>
    <message>
        <source>saturate: left tail</source>
        <translation>Sättigung: linker Ausläufer</translation>
    </message>
    <message>
        <source>die: dormant channels</source>
        <translation>Absterben: ruhende Kanäle</translation>
    </message>
    <message>
        <source>overflow: largest |x| in fp16</source>
        <translation>Überlauf: größtes |x| in fp16</translation>
    </message>
    <message>
        <source>the law</source>
        <translation>das Gesetz</translation>
    </message>
    <message>
        <source>published variants</source>
        <translation>veröffentlichte Varianten</translation>
    </message>
    <message>
        <source> against </source>
        <translation> gegen </translation>
    </message>
    <message>
        <source>timed here</source>
        <translation>hier gemessen</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>The largest φ is %1; the sliders are set to it. The limit on %2 binds.</source>
        <translation>Das größte φ ist %1; die Regler sind darauf gestellt. Die Grenze für %2 bindet.</translation>
    </message>
    <message>
        <source>Built and run here (%1, %2 threads): %3 an image, measured peak %4 where %5 was predicted.</source>
        <translation>Hier gebaut und ausgeführt (%1, %2 Threads): %3 je Bild, gemessene Spitze %4, vorhergesagt %5.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The law, its theory, and the published variants</source>
        <translation>Das Gesetz, seine Theorie und die veröffentlichten Varianten</translation>
    </message>
    <message>
        <source>input side</source>
        <translation>Kantenlänge der Eingabe</translation>
    </message>
    <message>
        <source>theory, 2^φ</source>
        <translation>Theorie, 2^φ</translation>
    </message>
    <message>
        <source>the law, rounded</source>
        <translation>das Gesetz, gerundet</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>these sliders</source>
        <translation>diese Regler</translation>
    </message>
    <message>
        <source>Published variants do not follow one φ</source>
        <translation>Veröffentlichte Varianten folgen keinem einzelnen φ</translation>
    </message>
    <message>
        <source>φ</source>
        <translation>φ</translation>
    </message>
    <message>
        <source>published: depth</source>
        <translation>veröffentlicht: Tiefe</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>%1 of %2 points meet the constraint</source>
        <translation>%1 von %2 Punkten erfüllen die Nebenbedingung</translation>
    </message>
    <message>
        <source>, the %1 nearest to it ran</source>
        <translation>, die %1 nächsten daran liefen</translation>
    </message>
    <message>
        <source>. Best by %1 at φ %2: α %3, β %4, γ %5</source>
        <translation>. Beste nach %1 bei φ %2: α %3, β %4, γ %5</translation>
    </message>
    <message>
        <source>, %1 of %2 held-out pictures right after %3 pictures</source>
        <translation>, %1 von %2 zurückgehaltenen Bildern richtig nach %3 Bildern</translation>
    </message>
    <message>
        <source>under</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>over</source>
        <translation>über</translation>
    </message>
    <message>
        <source>: more than 10 % off, a step of φ does not double the MACs</source>
        <translation>: mehr als 10 % daneben, ein Schritt von φ verdoppelt die MACs nicht</translation>
    </message>
    <message>
        <source>%1 px, %2 parameters, %3 MACs (%4 of B0 × 2^φ), %5 activations, %6 gates in %7 SE blocks, %8 to run (eager %9)</source>
        <translation>%1 px, %2 Parameter, %3 MACs (%4 von B0 × 2^φ), %5 Aktivierungen, %6 Gates in %7 SE-Blöcken, %8 Speicherbedarf (eager %9)</translation>
    </message>
    <message>
        <source>Depth and width add parameters, resolution none.</source>
        <translation>Tiefe und Breite fügen Parameter hinzu, Auflösung keine.</translation>
    </message>
    <message>
        <source>Outputs of all convolutions and linear layers, one image. Width buys MACs with the fewest.</source>
        <translation>Ausgaben aller Faltungen und linearen Schichten, ein Bild. Breite erkauft MACs mit den wenigsten.</translation>
    </message>
    <message>
        <source>Largest sum of live tensors of a pass, fp32, one image, weights apart. It hangs on the widest and largest feature map, so depth adds nothing.</source>
        <translation>Größte Summe der Live-Tensoren eines Durchlaufs, fp32, ein Bild, ohne Gewichte. Sie hängt an der breitesten und größten Feature-Map, daher fügt Tiefe nichts hinzu.</translation>
    </message>
    <message>
        <source>Input pixels that a cell of the last feature map can see. Every stage&apos;s stride is the same in all: only more layers widen it.</source>
        <translation>Eingabepixel, die eine Zelle der letzten Feature-Map sehen kann. Der Stride jeder Stage ist in allen gleich: nur mehr Schichten erweitern es.</translation>
    </message>
    <message>
        <source>The receptive field of the last feature map over the input side: at 1 a cell can just see from edge to edge, below 1 (dashed) only a part of the picture. Resolution alone lowers it, depth alone raises it far beyond need; this is the paper&apos;s argument for scaling both.</source>
        <translation>Das rezeptive Feld der letzten Feature-Map im Verhältnis zur Kantenlänge der Eingabe: bei 1 kann eine Zelle gerade von Rand zu Rand sehen, unter 1 (gestrichelt) nur einen Teil des Bildes. Auflösung allein senkt es, Tiefe allein hebt es weit über den Bedarf; das ist das Argument des Papers, beides zu skalieren.</translation>
    </message>
    <message>
        <source>Median of a pass, built with random weights and timed here. Equal MACs are not equal time.</source>
        <translation>Median eines Durchlaufs, mit zufälligen Gewichten gebaut und hier gemessen. Gleiche MACs sind nicht gleiche Zeit.</translation>
    </message>
    <message>
        <source>Peak of the engine that was timed, which may fuse layers: less than the eager prediction.</source>
        <translation>Spitze der gemessenen Engine, die Schichten fusionieren kann: weniger als die Eager-Vorhersage.</translation>
    </message>
    <message>
        <source>, from the fastest run to p95</source>
        <translation>, vom schnellsten Lauf bis p95</translation>
    </message>
    <message>
        <source>top-1 accuracy on ImageNet-1k, published</source>
        <translation>Top-1-Genauigkeit auf ImageNet-1k, veröffentlicht</translation>
    </message>
    <message>
        <source>Published accuracy</source>
        <translation>Veröffentlichte Genauigkeit</translation>
    </message>
    <message>
        <source>torchvision&apos;s figure</source>
        <translation>Angabe von torchvision</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>the paper&apos;s figure</source>
        <translation>Angabe des Papers</translation>
    </message>
    <message>
        <source>Published accuracy against MACs</source>
        <translation>Veröffentlichte Genauigkeit gegen MACs</translation>
    </message>
    <message>
        <source>Nobody has published an accuracy of one&apos;s own networks; choose one of B0 to B7 too.</source>
        <translation>Für eigene Netze hat niemand eine Genauigkeit veröffentlicht; auch eines von B0 bis B7 wählen.</translation>
    </message>
    <message>
        <source>Accuracy is published, not measured here; filled marks are torchvision&apos;s figures, hollow ones the paper&apos;s.</source>
        <translation>Die Genauigkeit ist veröffentlicht, nicht hier gemessen; gefüllte Marken sind Angaben von torchvision, hohle die des Papers.</translation>
    </message>
    <message>
        <source> One&apos;s own networks have none and are left out.</source>
        <translation> Eigene Netze haben keine und sind weggelassen.</translation>
    </message>
    <message>
        <source> Not all weights that run here are the published ones: accuracy is the network&apos;s, not theirs.</source>
        <translation> Nicht alle Gewichte, die hier laufen, sind die veröffentlichten: die Genauigkeit gehört zum Netz, nicht zu ihnen.</translation>
    </message>
    <message>
        <source>Latency of all chosen columns</source>
        <translation>Latenz aller gewählten Spalten</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Warns when the medians of the first and last third of the runs differ by more than 5 %: the clock or the load changed.</source>
        <translation>Warnt, wenn die Mediane des ersten und letzten Drittels der Läufe um mehr als 5 % abweichen: Takt oder Last haben sich geändert.</translation>
    </message>
    <message>
        <source>Top-1, published</source>
        <translation>Top-1, veröffentlicht</translation>
    </message>
    <message>
        <source>torchvision&apos;s figure for its own weights; not measured here.</source>
        <translation>Angabe von torchvision für seine eigenen Gewichte; nicht hier gemessen.</translation>
    </message>
    <message>
        <source>Batch %1; %2; %3 threads; %4 runs after %5 to warm up.</source>
        <translation>Batch %1; %2; %3 Threads; %4 Läufe nach %5 zum Aufwärmen.</translation>
    </message>
    <message>
        <source> Stopped at the time limit.</source>
        <translation> An der Zeitgrenze angehalten.</translation>
    </message>
    <message>
        <source>%1 of %2 columns are timed; not yet: %3.</source>
        <translation>%1 von %2 Spalten sind gemessen; noch nicht: %3.</translation>
    </message>
    <message>
        <source>The machine was not its own while %1 was timed: %2.</source>
        <translation>Der Rechner war nicht für sich, während %1 gemessen wurde: %2.</translation>
    </message>
    <message>
        <source>The runs of %1 spread widely: close other programs and measure again before you compare.</source>
        <translation>Die Läufe von %1 streuen stark: vor einem Vergleich andere Programme schließen und erneut messen.</translation>
    </message>
    <message>
        <source>The clock or the load changed while %1 ran.</source>
        <translation>Takt oder Last haben sich geändert, während %1 lief.</translation>
    </message>
    <message>
        <source>Estimate, nothing is timed yet: a pass with every node at this machine&apos;s roof</source>
        <translation>Schätzung, noch nichts ist gemessen: ein Durchlauf mit jedem Knoten am Dach dieses Rechners</translation>
    </message>
    <message>
        <source>least time of a pass, estimated</source>
        <translation>kleinste Zeit eines Durchlaufs, geschätzt</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source> (not timed yet)</source>
        <translation> (noch nicht gemessen)</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>time, share of the instrumented run</source>
        <translation>Zeit, Anteil des instrumentierten Laufs</translation>
    </message>
    <message>
        <source>: MACs by block</source>
        <translation>: MACs nach Block</translation>
    </message>
    <message>
        <source>: time by block beside MACs</source>
        <translation>: Zeit nach Block neben MACs</translation>
    </message>
    <message>
        <source>: MACs by part</source>
        <translation>: MACs nach Teil</translation>
    </message>
    <message>
        <source>: time by part beside MACs</source>
        <translation>: Zeit nach Teil neben MACs</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>: achieved and attainable by node</source>
        <translation>: erreicht und erreichbar nach Knoten</translation>
    </message>
    <message>
        <source>intensity</source>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>: attainable by node, not timed yet</source>
        <translation>: erreichbar nach Knoten, noch nicht gemessen</translation>
    </message>
    <message>
        <source> (memory-bound)</source>
        <translation> (speichergebunden)</translation>
    </message>
    <message>
        <source> (compute-bound)</source>
        <translation> (rechengebunden)</translation>
    </message>
    <message>
        <source>%1: relative change %2, cosine %3, %4 of %5 values changed.</source>
        <translation>%1: relative Änderung %2, Kosinus %3, %4 von %5 Werten geändert.</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>batch norm statistics</source>
        <translation>Batch-Norm-Statistik</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Statistics of batch norms</source>
        <translation>Statistik der Batch-Norms</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>of the built-in file, or of the seed&apos;s recipe</source>
        <translation>der eingebauten Datei oder des Seed-Rezepts</translation>
    </message>
    <message>
        <source>Digits in the name</source>
        <translation>Ziffern im Namen</translation>
    </message>
    <message>
        <source>not compared: not hashed</source>
        <translation>nicht verglichen: kein Hash berechnet</translation>
    </message>
    <message>
        <source>the SHA-256 begins with them</source>
        <translation>die SHA-256 beginnt damit</translation>
    </message>
    <message>
        <source>the SHA-256 begins otherwise</source>
        <translation>die SHA-256 beginnt anders</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Network in the file</source>
        <translation>Netz in der Datei</translation>
    </message>
    <message>
        <source>Names of tensors</source>
        <translation>Namen der Tensoren</translation>
    </message>
    <message>
        <source>behind the prefix %1</source>
        <translation>hinter dem Präfix %1</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Padding</translation>
    </message>
    <message>
        <source>Batch norm eps</source>
        <translation>Batch-Norm-eps</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>none: predictions are off</source>
        <translation>keine: Vorhersagen sind aus</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>Klassennamen</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>by names and shapes; no value was looked at</source>
        <translation>nach Namen und Formen; kein Wert wurde betrachtet</translation>
    </message>
    <message>
        <source>Beside the weights</source>
        <translation>Neben den Gewichten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Finding (%1)</source>
        <translation>Befund (%1)</translation>
    </message>
    <message>
        <source>Its content is not what its name promises.</source>
        <translation>Der Inhalt ist nicht, was der Name verspricht.</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>%1 classes: %2</source>
        <translation>%1 Klassen: %2</translation>
    </message>
    <message>
        <source>%1 runs on</source>
        <translation>%1 läuft mit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Woher bekannt</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Weights of all chosen columns</source>
        <translation>Gewichte aller gewählten Spalten</translation>
    </message>
    <message>
        <source>How much is known.</source>
        <translation>Wie viel bekannt ist.</translation>
    </message>
    <message>
        <source>The release, where it is known.</source>
        <translation>Das Release, wo es bekannt ist.</translation>
    </message>
    <message>
        <source>Of the classifier.</source>
        <translation>Des Klassifikators.</translation>
    </message>
    <message>
        <source>Where they are from.</source>
        <translation>Woher sie stammen.</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Whose names the tensors have.</source>
        <translation>Wessen Namen die Tensoren tragen.</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Keys used, also converted ones.</source>
        <translation>Verwendete Schlüssel, auch umgewandelte.</translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Keys missing, left over, of wrong shape or not finite.</source>
        <translation>Schlüssel, die fehlen, übrig, von falscher Form oder nicht endlich sind.</translation>
    </message>
    <message>
        <source>Of the file; of random weights, of the recipe of their seed.</source>
        <translation>Der Datei; bei zufälligen Gewichten des Rezepts ihres Seeds.</translation>
    </message>
    <message>
        <source>nothing in the other list is near it</source>
        <translation>nichts in der anderen Liste ist ähnlich</translation>
    </message>
    <message>
        <source>nearest: %1</source>
        <translation>am nächsten: %1</translation>
    </message>
    <message>
        <source>: key by key</source>
        <translation>: Schlüssel für Schlüssel</translation>
    </message>
    <message>
        <source>%1 %2 is missing; such a file calls it %3; %4.</source>
        <translation>%1 %2 fehlt; eine solche Datei nennt ihn %3; %4.</translation>
    </message>
    <message>
        <source>%1 %2 is left over: the network has no place for it; %3.</source>
        <translation>%1 %2 ist übrig: das Netz hat keinen Platz dafür; %3.</translation>
    </message>
    <message>
        <source>%1 has the shape %2, but %3 needs %4.</source>
        <translation>%1 hat die Form %2, aber %3 braucht %4.</translation>
    </message>
    <message>
        <source>%1 %2 is used</source>
        <translation>%1 %2 wird verwendet</translation>
    </message>
    <message>
        <source>%1 %2 is used as %3</source>
        <translation>%1 %2 wird als %3 verwendet</translation>
    </message>
    <message>
        <source>log2 of the magnitude</source>
        <translation>log2 des Betrags</translation>
    </message>
    <message>
        <source>subnormal in fp16</source>
        <translation>subnormal in fp16</translation>
    </message>
    <message>
        <source>normal in fp16</source>
        <translation>normal in fp16</translation>
    </message>
    <message>
        <source>infinite in fp16</source>
        <translation>unendlich in fp16</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy data as CSV</source>
        <translation>Daten als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation>Als PNG speichern...</translation>
    </message>
    <message>
        <source>Save as SVG...</source>
        <translation>Als SVG speichern...</translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation>Als PDF speichern...</translation>
    </message>
    <message>
        <source>Save data as CSV...</source>
        <translation>Daten als CSV speichern...</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>In einem Diagramm</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Read the values one by one</source>
        <translation>Die Werte einzeln ablesen</translation>
    </message>
    <message>
        <source>Choose the value that is read</source>
        <translation>Den abgelesenen Wert wählen</translation>
    </message>
    <message>
        <source>There is no data yet.</source>
        <translation>Noch keine Daten.</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source> For the others alike.</source>
        <translation> Für die anderen entsprechend.</translation>
    </message>
    <message>
        <source>No rule found anything that needs attention.</source>
        <translation>Keine Regel hat etwas gefunden, das Aufmerksamkeit braucht.</translation>
    </message>
    <message>
        <source>%1 more are in the other formats.</source>
        <translation>%1 weitere stehen in den anderen Formaten.</translation>
    </message>
    <message>
        <source>: a report is not written as PNG; use .html, .pdf, .json, .csv or .md.</source>
        <translation>: ein Bericht wird nicht als PNG geschrieben; .html, .pdf, .json, .csv oder .md verwenden.</translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation>Der Bericht konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG.</source>
        <translation>Das Bild konnte nicht als PNG kodiert werden.</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;JSON (*.json);;CSV table (*.csv);;Markdown (*.md)</source>
        <translation>Webseite (*.html);;PDF (*.pdf);;JSON (*.json);;CSV-Tabelle (*.csv);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source> failed: </source>
        <translation> fehlgeschlagen: </translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation>SE-Gates</translation>
    </message>
    <message>
        <source>Quantiles over channels from left to right, first block on top</source>
        <translation>Quantile über Kanäle von links nach rechts, erster Block oben</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Partial: </source>
        <translation>Unvollständig: </translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source> by depth</source>
        <translation> nach Tiefe</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Change of the logit of the first class by depth</source>
        <translation>Änderung des Logits der ersten Klasse nach Tiefe</translation>
    </message>
    <message>
        <source>Published accuracy against multiply-adds</source>
        <translation>Veröffentlichte Genauigkeit gegen Multiply-Adds</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1 more rows are in the files for programs: JSON and CSV.</source>
        <translation>%1 weitere Zeilen stehen in den Dateien für Programme: JSON und CSV.</translation>
    </message>
    <message>
        <source>&lt;hr&gt;%1 parameters with a classifier of %2 classes; %3 with %4, as published.</source>
        <translation>&lt;hr&gt;%1 Parameter mit einem Klassifikator für %2 Klassen; %3 mit %4, wie veröffentlicht.</translation>
    </message>
    <message>
        <source> px&lt;br&gt;</source>
        <translation> px&lt;br&gt;</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation>Kein Wert ist endlich</translation>
    </message>
    <message>
        <source>Each tile</source>
        <translation>Jede Kachel</translation>
    </message>
    <message>
        <source>its smallest</source>
        <translation>ihr kleinster</translation>
    </message>
    <message>
        <source>its largest value</source>
        <translation>ihr größter Wert</translation>
    </message>
    <message>
        <source>All tiles</source>
        <translation>Alle Kacheln</translation>
    </message>
    <message>
        <source>Save &amp;definition...</source>
        <translation>&amp;Definition speichern...</translation>
    </message>
    <message>
        <source>A small JSON file that opens here and with --network of the command line</source>
        <translation>Eine kleine JSON-Datei, die sich hier und mit --network auf der Befehlszeile öffnen lässt</translation>
    </message>
    <message>
        <source>Save table of &amp;blocks...</source>
        <translation>&amp;Blocktabelle speichern...</translation>
    </message>
    <message>
        <source>Every block with its channels, sides, parameters and MACs, as CSV</source>
        <translation>Jeder Block mit Kanälen, Kantenlängen, Parametern und MACs, als CSV</translation>
    </message>
    <message>
        <source>&amp;Export weights...</source>
        <translation>Gewichte &amp;exportieren...</translation>
    </message>
    <message>
        <source>safetensors with the names of torchvision&apos;s EfficientNet</source>
        <translation>safetensors mit den Namen des EfficientNet von torchvision</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Takes the network and its results away; files stay</source>
        <translation>Entfernt das Netz und seine Ergebnisse; Dateien bleiben</translation>
    </message>
    <message>
        <source>demo: knows 20 generated kinds only</source>
        <translation>Demo: kennt nur 20 erzeugte Arten</translation>
    </message>
    <message>
        <source>Random weights: gates, activations and maps of %1 say nothing of a trained network; structure, memory and speed do.</source>
        <translation>Zufällige Gewichte: Gates, Aktivierungen und Maps von %1 sagen nichts über ein trainiertes Netz; Struktur, Speicher und Tempo schon.</translation>
    </message>
    <message>
        <source>%1 images in %2 s, %3 per pass</source>
        <translation>%1 Bilder in %2 s, %3 je Durchlauf</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> (measured, images/s: %1)</source>
        <translation> (gemessen, Bilder/s: %1)</translation>
    </message>
    <message>
        <source>%1 engine on %2 in %3</source>
        <translation>Engine %1 auf %2 in %3</translation>
    </message>
    <message>
        <source> by autocast</source>
        <translation> mit Autocast</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>&lt;/h3&gt;&lt;p&gt;Opens up the EfficientNet family: predictions, SE gates, saturation, memory and latency of B0 to B7 side by side.&lt;/p&gt;&lt;table&gt;</source>
        <translation>&lt;/h3&gt;&lt;p&gt;Legt die EfficientNet-Familie offen: Vorhersagen, SE-Gates, Sättigung, Speicher und Latenz von B0 bis B7 nebeneinander.&lt;/p&gt;&lt;table&gt;</translation>
    </message>
    <message>
        <source> cores, </source>
        <translation> Kerne, </translation>
    </message>
    <message>
        <source>&lt;/table&gt;&lt;p&gt;Licence: Apache-2.0. Charts by QCustomPlot (GPL 3), window by Qt (LGPL 3).&lt;/p&gt;</source>
        <translation>&lt;/table&gt;&lt;p&gt;Lizenz: Apache-2.0. Diagramme mit QCustomPlot (GPL 3), Fenster mit Qt (LGPL 3).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>On the page %1</source>
        <translation>Auf der Seite %1</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>Mit der Maus</translation>
    </message>
    <message>
        <source>Wheel, drag</source>
        <translation>Rad, Ziehen</translation>
    </message>
    <message>
        <source>Zoom and move a chart, drawing or picture</source>
        <translation>Diagramm, Zeichnung oder Bild vergrößern und verschieben</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Show all of it again</source>
        <translation>Wieder alles zeigen</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>Copy and save a view; menu of a column&apos;s chip</source>
        <translation>Eine Ansicht kopieren und speichern; Menü des Chips einer Spalte</translation>
    </message>
    <message>
        <source>Click a chip</source>
        <translation>Klick auf einen Chip</translation>
    </message>
    <message>
        <source>Choose a column or leave it out</source>
        <translation>Eine Spalte wählen oder weglassen</translation>
    </message>
    <message>
        <source>Ctrl+click a chip</source>
        <translation>Ctrl+Klick auf einen Chip</translation>
    </message>
    <message>
        <source>Choose this column only</source>
        <translation>Nur diese Spalte wählen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Open images, folders, weights and networks</source>
        <translation>Bilder, Ordner, Gewichte und Netze öffnen</translation>
    </message>
    <message>
        <source>In a picture</source>
        <translation>In einem Bild</translation>
    </message>
    <message>
        <source>In a drawing</source>
        <translation>In einer Zeichnung</translation>
    </message>
    <message>
        <source>pasted image</source>
        <translation>eingefügtes Bild</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>Block of %1</source>
        <translation>Block von %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>Recent file in %1</source>
        <translation>Zuletzt geöffnet, in %1</translation>
    </message>
    <message>
        <source>%1 of the last session is gone; the column %2 stays away.</source>
        <translation>%1 der letzten Sitzung ist nicht mehr da; die Spalte %2 bleibt weg.</translation>
    </message>
    <message>
        <source>%1 of the last session is gone; its networks run on automatic weights.</source>
        <translation>%1 der letzten Sitzung ist nicht mehr da; die Netze laufen mit automatischen Gewichten.</translation>
    </message>
    <message>
        <source>%1 of the last session is gone; %2 runs on automatic weights.</source>
        <translation>%1 der letzten Sitzung ist nicht mehr da; %2 läuft mit automatischen Gewichten.</translation>
    </message>
    <message>
        <source>%1 of the last session is gone; a sample stands in for it.</source>
        <translation>%1 der letzten Sitzung ist nicht mehr da; ein Beispiel steht an dieser Stelle.</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>All networks run on this picture. Choose a sample or a file here, or drop pictures, folders and videos anywhere on the window.</source>
        <translation>Alle Netze laufen auf diesem Bild. Hier ein Beispiel oder eine Datei wählen oder Bilder, Ordner und Videos irgendwo auf dem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Up to eight networks, and your own</source>
        <translation>Bis zu acht Netze und eigene</translation>
    </message>
    <message>
        <source>Click a chip to choose a network or leave it out. A right click opens weights of yours for it, and compares two checkpoints.</source>
        <translation>Einen Chip anklicken, um ein Netz zu wählen oder wegzulassen. Ein Rechtsklick öffnet eigene Gewichte dafür und vergleicht zwei Checkpoints.</translation>
    </message>
    <message>
        <source>What each of them does</source>
        <translation>Was jedes von ihnen tut</translation>
    </message>
    <message>
        <source>A column per network: prediction, gates, saturation, memory and time on shared axes. Click into a small chart: that depth is marked everywhere.</source>
        <translation>Eine Spalte je Netz: Vorhersage, Gates, Sättigung, Speicher und Zeit auf gemeinsamen Achsen. In ein kleines Diagramm klicken: diese Tiefe wird überall markiert.</translation>
    </message>
    <message>
        <source>What is worth a look</source>
        <translation>Was einen Blick wert ist</translation>
    </message>
    <message>
        <source>Findings of all networks, the most severe first. What depends on learnt values is grey while a network has random weights.</source>
        <translation>Befunde aller Netze, die schwersten zuerst. Was von gelernten Werten abhängt, ist grau, solange ein Netz zufällige Gewichte hat.</translation>
    </message>
    <message>
        <source>A page per question</source>
        <translation>Eine Seite je Frage</translation>
    </message>
    <message>
        <source>Gates, saturation, memory, speed, scaling, the architecture block by block, the report. Ctrl+1 to Ctrl+0 change the page.</source>
        <translation>Gates, Sättigung, Speicher, Tempo, Skalierung, die Architektur Block für Block, der Bericht. Ctrl+1 bis Ctrl+0 wechseln die Seite.</translation>
    </message>
    <message>
        <source>How they run</source>
        <translation>Wie sie laufen</translation>
    </message>
    <message>
        <source>Engine, device, number format, threads and preprocessing. A change runs the chosen networks again.</source>
        <translation>Engine, Gerät, Zahlenformat, Threads und Vorverarbeitung. Eine Änderung führt die gewählten Netze erneut aus.</translation>
    </message>
    <message>
        <source>Find everything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Ctrl+K finds any command, page, block or class; ? shows the keys; F1 what a number means. This tour is in the Help menu.</source>
        <translation>Ctrl+K findet jeden Befehl, jede Seite, jeden Block und jede Klasse; ? zeigt die Tasten; F1, was eine Zahl bedeutet. Dieser Rundgang steht im Menü Hilfe.</translation>
    </message>
    <message>
        <source>all %1 keys matched</source>
        <translation>alle %1 Schlüssel zugeordnet</translation>
    </message>
    <message>
        <source>%1 of %2 keys matched</source>
        <translation>%1 von %2 Schlüsseln zugeordnet</translation>
    </message>
    <message>
        <source>, %1 of the file not used</source>
        <translation>, %1 der Datei nicht verwendet</translation>
    </message>
    <message>
        <source>%1 runs on %2: %3 classes%4.</source>
        <translation>%1 läuft mit %2: %3 Klassen%4.</translation>
    </message>
    <message>
        <source>There is no result yet in which rules could look.</source>
        <translation>Es gibt noch kein Ergebnis, in dem Regeln suchen könnten.</translation>
    </message>
    <message>
        <source>First of %1 images:</source>
        <translation>Erstes von %1 Bildern:</translation>
    </message>
    <message>
        <source>%1 of %2 images right</source>
        <translation>%1 von %2 Bildern richtig</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::AblationPanel</name>
    <message>
        <source>Re&amp;place</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Gate = 1</source>
        <translation>Gate = 1</translation>
    </message>
    <message>
        <source>Gate = mean over images</source>
        <translation>Gate = Mittel über Bilder</translation>
    </message>
    <message>
        <source>Block off</source>
        <translation>Block aus</translation>
    </message>
    <message>
        <source>Run for the focused column</source>
        <translation>Für die markierte Spalte ausführen</translation>
    </message>
    <message>
        <source>Run for &amp;all chosen</source>
        <translation>Fü&amp;r alle gewählten ausführen</translation>
    </message>
    <message>
        <source>One pass per block and column: the larger ones take a while. Progress and Cancel are below.</source>
        <translation>Ein Durchlauf je Block und Spalte: die größeren dauern eine Weile. Fortschritt und Abbrechen stehen unten.</translation>
    </message>
    <message>
        <source>the ablation</source>
        <translation>die Ablation</translation>
    </message>
    <message>
        <source>%1 is running with its gates replaced, one block at a time.</source>
        <translation>%1 läuft mit ersetzten Gates, Block für Block.</translation>
    </message>
    <message>
        <source>Press &quot;Run for %1&quot; to see what each block&apos;s gate is worth:
one pass per block with its gate replaced.</source>
        <translation>„Für %1 ausführen“ zeigt, was das Gate jedes Blocks wert ist:
ein Durchlauf je Block mit ersetztem Gate.</translation>
    </message>
    <message>
        <source>R&amp;un for %1</source>
        <translation>Für %1 au&amp;sführen</translation>
    </message>
    <message>
        <source>Intervention without retraining; not the accuracy of a network trained without SE.</source>
        <translation>Eingriff ohne Nachtraining; nicht die Genauigkeit eines ohne SE trainierten Netzes.</translation>
    </message>
    <message>
        <source> Random weights, predictions have no meaning.</source>
        <translation> Zufällige Gewichte, Vorhersagen ohne Bedeutung.</translation>
    </message>
    <message>
        <source>: ablation</source>
        <translation>: Ablation</translation>
    </message>
    <message>
        <source>%1: %2, logit %3%4</source>
        <translation>%1: %2, Logit %3%4</translation>
    </message>
    <message>
        <source>; means of </source>
        <translation>; Mittelwerte von </translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Actions</name>
    <message>
        <source>&amp;Open image...</source>
        <translation>&amp;Bild öffnen...</translation>
    </message>
    <message>
        <source>Run the chosen columns on an image</source>
        <translation>Die gewählten Spalten auf einem Bild ausführen</translation>
    </message>
    <message>
        <source>Open &amp;folder of images...</source>
        <translation>&amp;Ordner mit Bildern öffnen...</translation>
    </message>
    <message>
        <source>Statistics over all images of a folder</source>
        <translation>Statistik über alle Bilder eines Ordners</translation>
    </message>
    <message>
        <source>Open &amp;weights...</source>
        <translation>&amp;Gewichte öffnen...</translation>
    </message>
    <message>
        <source>Use a checkpoint (.pth or .safetensors) for the variant it fits</source>
        <translation>Einen Checkpoint (.pth oder .safetensors) für die passende Variante verwenden</translation>
    </message>
    <message>
        <source>Open folder of w&amp;eights...</source>
        <translation>Ordner mit Ge&amp;wichten öffnen...</translation>
    </message>
    <message>
        <source>Look for the weights of every variant in a folder first</source>
        <translation>Die Gewichte jeder Variante zuerst in einem Ordner suchen</translation>
    </message>
    <message>
        <source>Compare with a c&amp;heckpoint...</source>
        <translation>Mit &amp;Checkpoint vergleichen...</translation>
    </message>
    <message>
        <source>Put the marked network there once more, on a second checkpoint: every page shows both, and the page Weights what changed</source>
        <translation>Das markierte Netz noch einmal daneben stellen, mit einem zweiten Checkpoint: jede Seite zeigt beide, die Seite Gewichte die Änderungen</translation>
    </message>
    <message>
        <source>Get &amp;trained weights...</source>
        <translation>&amp;Trainierte Gewichte herunterladen...</translation>
    </message>
    <message>
        <source>See what trained weights cost and fetch those that you choose</source>
        <translation>Zeigt, wie groß trainierte Gewichte sind, und lädt die gewählten herunter</translation>
    </message>
    <message>
        <source>Nothing is fetched here.</source>
        <translation>Hier wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>Open &amp;network definition...</source>
        <translation>&amp;Netzdefinition öffnen...</translation>
    </message>
    <message>
        <source>Put a network of your own beside B0 to B7; the page Scaling saves one</source>
        <translation>Ein eigenes Netz neben B0 bis B7 stellen; die Seite Skalierung speichert eines</translation>
    </message>
    <message>
        <source>&amp;Paste image or path</source>
        <translation>Bild oder &amp;Pfad einfügen</translation>
    </message>
    <message>
        <source>Open the picture, or the file or folder whose path is in the clipboard</source>
        <translation>Das Bild aus der Zwischenablage öffnen, oder die Datei oder den Ordner, deren Pfad darin steht</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Forget the recent files</source>
        <translation>Die zuletzt geöffneten Dateien vergessen</translation>
    </message>
    <message>
        <source>&amp;Save report...</source>
        <translation>Be&amp;richt speichern...</translation>
    </message>
    <message>
        <source>Write the results as HTML, PDF, JSON, CSV or Markdown</source>
        <translation>Die Ergebnisse als HTML, PDF, JSON, CSV oder Markdown schreiben</translation>
    </message>
    <message>
        <source>Save picture of the &amp;window...</source>
        <translation>Bild des &amp;Fensters speichern...</translation>
    </message>
    <message>
        <source>Write what is on the screen as PNG</source>
        <translation>Den Bildschirminhalt als PNG schreiben</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change of image, weights or columns</source>
        <translation>Die letzte Änderung von Bild, Gewichten oder Spalten zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Make the change that was taken back again</source>
        <translation>Die zurückgenommene Änderung wieder ausführen</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy what has the focus: table rows, text or a plot</source>
        <translation>Kopieren, was den Fokus hat: Tabellenzeilen, Text oder ein Diagramm</translation>
    </message>
    <message>
        <source>&amp;Save view...</source>
        <translation>&amp;Ansicht speichern...</translation>
    </message>
    <message>
        <source>Save what has the focus: a chart, a drawing, a picture or a table</source>
        <translation>Speichern, was den Fokus hat: Diagramm, Zeichnung, Bild oder Tabelle</translation>
    </message>
    <message>
        <source>Copy page as p&amp;icture</source>
        <translation>Seite als B&amp;ild kopieren</translation>
    </message>
    <message>
        <source>Put the page into the clipboard</source>
        <translation>Die Seite in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Einstellungen...</translation>
    </message>
    <message>
        <source>Thresholds, threads, theme, fetching and caches</source>
        <translation>Schwellwerte, Threads, Farbschema, Herunterladen und Caches</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>Run what the chosen columns still lack</source>
        <translation>Ausführen, was den gewählten Spalten noch fehlt</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>&amp;Erneut ausführen</translation>
    </message>
    <message>
        <source>Drop the results and run the chosen columns again</source>
        <translation>Die Ergebnisse verwerfen und die gewählten Spalten erneut ausführen</translation>
    </message>
    <message>
        <source>Measure &amp;latency</source>
        <translation>&amp;Latenz messen</translation>
    </message>
    <message>
        <source>Time plain passes of the chosen columns, with warm-up and repeats</source>
        <translation>Die Zeit reiner Durchläufe der gewählten Spalten messen, mit Aufwärmen und Wiederholungen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop all work; what is done stays</source>
        <translation>Alle Arbeit anhalten; Fertiges bleibt</translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>Weights from the &amp;cache</source>
        <translation>Gewichte aus dem &amp;Cache</translation>
    </message>
    <message>
        <source>Published weights where a cache folder has them, otherwise the demo of B0 and random ones</source>
        <translation>Veröffentlichte Gewichte, wo ein Cache-Ordner sie hat, sonst die Demo von B0 und zufällige</translation>
    </message>
    <message>
        <source>Ra&amp;ndom weights</source>
        <translation>&amp;Zufällige Gewichte</translation>
    </message>
    <message>
        <source>Random weights, drawn so that every layer stays near unit scale; predictions mean nothing</source>
        <translation>Zufällige Gewichte, so gezogen, dass jede Schicht nahe der Einheitsskala bleibt; Vorhersagen bedeuten nichts</translation>
    </message>
    <message>
        <source>A&amp;ll columns</source>
        <translation>A&amp;lle Spalten</translation>
    </message>
    <message>
        <source>Choose B0 to B7 and your own networks</source>
        <translation>B0 bis B7 und die eigenen Netze auswählen</translation>
    </message>
    <message>
        <source>Only the &amp;focused column</source>
        <translation>Nur die &amp;markierte Spalte</translation>
    </message>
    <message>
        <source>Leave out all columns but the one that is marked</source>
        <translation>Alle Spalten außer der markierten weglassen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Light or dark as the desktop has it</source>
        <translation>Hell oder dunkel wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>Dunkler Text auf hellem Grund</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>Heller Text auf dunklem Grund</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Den ganzen Bildschirm nutzen</translation>
    </message>
    <message>
        <source>&amp;Find a command, page, block, class or file...</source>
        <translation>&amp;Befehl, Seite, Block, Klasse oder Datei suchen...</translation>
    </message>
    <message>
        <source>Everything that the window can do or show, by a few letters of its name</source>
        <translation>Alles, was das Fenster tun oder zeigen kann, mit wenigen Buchstaben seines Namens</translation>
    </message>
    <message>
        <source>&amp;Definitions</source>
        <translation>&amp;Definitionen</translation>
    </message>
    <message>
        <source>Every measure with its formula, thresholds and source</source>
        <translation>Jede Messgröße mit Formel, Schwellwerten und Quelle</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastaturkürzel</translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation>Was die Tasten tun</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>The parts of the window in two minutes</source>
        <translation>Die Teile des Fensters in zwei Minuten</translation>
    </message>
    <message>
        <source>&amp;About ScaleScope</source>
        <translation>Über &amp;ScaleScope</translation>
    </message>
    <message>
        <source>Version, libraries and licences</source>
        <translation>Version, Bibliotheken und Lizenzen</translation>
    </message>
    <message>
        <source>Show the page %1</source>
        <translation>Die Seite %1 anzeigen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ActivationCurvesPanel</name>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messgröße</translation>
    </message>
    <message>
        <source>One value per activation, for all chosen columns.</source>
        <translation>Ein Wert je Aktivierung, für alle gewählten Spalten.</translation>
    </message>
    <message>
        <source>&amp;of</source>
        <translation>&amp;für</translation>
    </message>
    <message>
        <source>All activations</source>
        <translation>Alle Aktivierungen</translation>
    </message>
    <message>
        <source>After expand</source>
        <translation>Nach der Expansion</translation>
    </message>
    <message>
        <source>After depthwise</source>
        <translation>Nach Depthwise</translation>
    </message>
    <message>
        <source>A block has a SiLU after its expand and after its depthwise convolution.</source>
        <translation>Ein Block hat eine SiLU nach der Expansion und eine nach der Depthwise-Faltung.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ActivationHistogramPanel</name>
    <message>
        <source>Pre-activation of %1 and the like ones</source>
        <translation>Prä-Aktivierung von %1 und den entsprechenden</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>Prä-Aktivierung</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ActivationPanel</name>
    <message>
        <source>the activations</source>
        <translation>die Aktivierungen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::AgreementPanel</name>
    <message>
        <source>&amp;Agreement</source>
        <translation>&amp;Übereinstimmung</translation>
    </message>
    <message>
        <source>Same top-1</source>
        <translation>Gleiche Top-1</translation>
    </message>
    <message>
        <source>Overlap of the top-5</source>
        <translation>Überlappung der Top-5</translation>
    </message>
    <message>
        <source>the predictions</source>
        <translation>die Vorhersagen</translation>
    </message>
    <message>
        <source>Choose two columns or more to compare them.</source>
        <translation>Zum Vergleichen zwei oder mehr Spalten wählen.</translation>
    </message>
    <message>
        <source> The bars are what the published weights reach on ImageNet.</source>
        <translation> Die Balken zeigen, was die veröffentlichten Gewichte auf ImageNet erreichen.</translation>
    </message>
    <message>
        <source> Other weights run here and reach something else: %1.</source>
        <translation> Andere Gewichte laufen hier und erreichen etwas anderes: %1.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ArchitectureExplainer</name>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Questions, answered with the numbers of the block that is selected.</source>
        <translation>Fragen, beantwortet mit den Zahlen des gewählten Blocks.</translation>
    </message>
    <message>
        <source>Close the answer</source>
        <translation>Die Antwort schließen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ArchitecturePage</name>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>What is inside?</source>
        <translation>Was steckt darin?</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Follow a picture</source>
        <translation>Bild verfolgen</translation>
    </message>
    <message>
        <source>SE lab</source>
        <translation>SE-Labor</translation>
    </message>
    <message>
        <source>Lay &amp;over</source>
        <translation>Über&amp;lagern</translation>
    </message>
    <message>
        <source>Colours the tree&apos;s layers and both drawings. Time needs a measured latency, shares and gates a run.</source>
        <translation>Färbt die Schichten des Baums und beide Zeichnungen. Zeit braucht eine gemessene Latenz, Anteile und Gates brauchen einen Lauf.</translation>
    </message>
    <message>
        <source>&amp;Beside</source>
        <translation>Da&amp;neben</translation>
    </message>
    <message>
        <source>A second network, stage under stage: blocks of like relative depth stand below one another.</source>
        <translation>Ein zweites Netz, Stage unter Stage: Blöcke gleicher relativer Tiefe stehen untereinander.</translation>
    </message>
    <message>
        <source>Find: 5.2, depthwise, stage 6 (Ctrl+F)</source>
        <translation>Suchen: 5.2, depthwise, Stage 6 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find a part</source>
        <translation>Einen Teil suchen</translation>
    </message>
    <message>
        <source>Return goes to the next part with this name.</source>
        <translation>Die Eingabetaste geht zum nächsten Teil dieses Namens.</translation>
    </message>
    <message>
        <source>Save CSV...</source>
        <translation>CSV speichern...</translation>
    </message>
    <message>
        <source>Every layer with its shapes and all measures that are there.</source>
        <translation>Jede Schicht mit ihren Formen und allen vorhandenen Messgrößen.</translation>
    </message>
    <message>
        <source>Drawing of the network</source>
        <translation>Zeichnung des Netzes</translation>
    </message>
    <message>
        <source>Drawing of the block</source>
        <translation>Zeichnung des Blocks</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Find a part of the network</source>
        <translation>Einen Teil des Netzes suchen</translation>
    </message>
    <message>
        <source>%1 at %2 × %3 px: %4 blocks, %5 parameters, %6 MACs.</source>
        <translation>%1 bei %2 × %3 px: %4 Blöcke, %5 Parameter, %6 MACs.</translation>
    </message>
    <message>
        <source>Measure latency gives the times to lay over it.</source>
        <translation>Latenz messen liefert die Zeiten zum Überlagern.</translation>
    </message>
    <message>
        <source>these values</source>
        <translation>diese Werte</translation>
    </message>
    <message>
        <source>Click a block to see its parts, hold still over a part for what it does, or &lt;a href=&quot;follow&quot;&gt;follow the picture&lt;/a&gt; through the block.</source>
        <translation>Einen Block anklicken, um seine Teile zu sehen, über einem Teil verweilen, um zu lesen, was er tut, oder &lt;a href=&quot;follow&quot;&gt;das Bild durch den Block verfolgen&lt;/a&gt;.</translation>
    </message>
    <message>
        <source>No part is called &quot;%1&quot;.</source>
        <translation>Kein Teil heißt „%1“.</translation>
    </message>
    <message>
        <source>Save layers</source>
        <translation>Schichten speichern</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ArchitectureTree</name>
    <message>
        <source>Parts of the network</source>
        <translation>Teile des Netzes</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>: not measured yet</source>
        <translation>: noch nicht gemessen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::AttentionPage</name>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>What do the SE gates do?</source>
        <translation>Was tun die SE-Gates?</translation>
    </message>
    <message>
        <source>By depth</source>
        <translation>Nach Tiefe</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Images and classes</source>
        <translation>Bilder und Klassen</translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>All blocks</source>
        <translation>Alle Blöcke</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::BarPlot</name>
    <message>
        <source>
%1 bars in this column: %2 to %3</source>
        <translation>
%1 Balken in dieser Spalte: %2 bis %3</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::BudgetDevice</name>
    <message>
        <source>Save device profile</source>
        <translation>Geräteprofil speichern</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>This machine, timed</source>
        <translation>Dieser Rechner, gemessen</translation>
    </message>
    <message>
        <source>Where latencies come from: networks timed here, or a device profile: measured latencies by MACs, with a power law between them. The profile&apos;s memory is the largest that is looked at.</source>
        <translation>Woher Latenzen stammen: hier gemessene Netze oder ein Geräteprofil: gemessene Latenzen nach MACs, dazwischen ein Potenzgesetz. Der Speicher des Profils ist der größte, der betrachtet wird.</translation>
    </message>
    <message>
        <source>Load profile…</source>
        <translation>Profil laden…</translation>
    </message>
    <message>
        <source>A JSON file that was saved here, or by scale --save-profile on another machine.</source>
        <translation>Eine JSON-Datei, die hier oder auf einem anderen Rechner mit scale --save-profile gespeichert wurde.</translation>
    </message>
    <message>
        <source>Save profile…</source>
        <translation>Profil speichern…</translation>
    </message>
    <message>
        <source>The chosen profile, for a fit on another machine.</source>
        <translation>Das gewählte Profil, für eine Anpassung auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Measure B0 to B7</source>
        <translation>B0 bis B7 messen</translation>
    </message>
    <message>
        <source>Times the published variants up to 5 GMACs on this machine: a profile of it, and their latencies in the chart.</source>
        <translation>Misst die Zeit der veröffentlichten Varianten bis 5 GMACs auf diesem Rechner: ein Profil von ihm und die Latenzen im Diagramm.</translation>
    </message>
    <message>
        <source>Load device profile</source>
        <translation>Geräteprofil laden</translation>
    </message>
    <message>
        <source>Device profile (*.json)</source>
        <translation>Geräteprofil (*.json)</translation>
    </message>
    <message>
        <source>Device profile: measure B0 to B7</source>
        <translation>Geräteprofil: B0 bis B7 messen</translation>
    </message>
    <message>
        <source>Cancelled: a profile of what was measured.</source>
        <translation>Abgebrochen: ein Profil des bisher Gemessenen.</translation>
    </message>
    <message>
        <source>Measured; save the profile to keep it.</source>
        <translation>Gemessen; zum Behalten das Profil speichern.</translation>
    </message>
    <message>
        <source>%1 measured networks read.</source>
        <translation>%1 gemessene Netze gelesen.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::BudgetLimits</name>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Weights and predicted activations of one image, fp32.</source>
        <translation>Gewichte und vorhergesagte Aktivierungen eines Bildes, fp32.</translation>
    </message>
    <message>
        <source>Median of one image. Networks are built and timed on this machine, or follow the profile of the device.</source>
        <translation>Median für ein Bild. Netze werden auf diesem Rechner gebaut und gemessen oder folgen dem Profil des Geräts.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::CacheList</name>
    <message>
        <source>Parts of files whose transfer did not end; without them the next one begins anew</source>
        <translation>Teile von Dateien, deren Übertragung nicht zu Ende kam; ohne sie beginnt die nächste von vorn</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>Den Ordner von %1 öffnen</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>No unfinished transfers</source>
        <translation>Keine unvollständigen Übertragungen</translation>
    </message>
    <message>
        <source>Remove unfinished transfers (%1)</source>
        <translation>Unvollständige Übertragungen entfernen (%1)</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ChannelPanel</name>
    <message>
        <source>No channel is dead, constant or dormant on %1.</source>
        <translation>Kein Kanal ist tot, konstant oder ruhend bei %1.</translation>
    </message>
    <message>
        <source>dormant</source>
        <translation>ruhend</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ClassBox</name>
    <message>
        <source>Class by name</source>
        <translation>Klasse nach Name</translation>
    </message>
    <message>
        <source>Type a part of a class&apos;s name, or its index, to see its Grad-CAM.</source>
        <translation>Einen Teil des Klassennamens oder den Index eingeben, um ihre Grad-CAM zu sehen.</translation>
    </message>
    <message>
        <source>No class is called so.</source>
        <translation>Keine Klasse heißt so.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Choose B0 to B7 and your own networks</source>
        <translation>B0 bis B7 und die eigenen Netze auswählen</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>Leave out all but the marked column</source>
        <translation>Alle außer der markierten Spalte weglassen</translation>
    </message>
    <message>
        <source>&amp;Look at %1</source>
        <translation>%1 &amp;ansehen</translation>
    </message>
    <message>
        <source>Marks this column on every page; the others stay</source>
        <translation>Markiert diese Spalte auf jeder Seite; die anderen bleiben</translation>
    </message>
    <message>
        <source>&amp;Only %1</source>
        <translation>&amp;Nur %1</translation>
    </message>
    <message>
        <source>Leaves out all other columns</source>
        <translation>Lässt alle anderen Spalten weg</translation>
    </message>
    <message>
        <source>Open &amp;weights for %1...</source>
        <translation>&amp;Gewichte für %1 öffnen...</translation>
    </message>
    <message>
        <source>A checkpoint for this column alone</source>
        <translation>Ein Checkpoint nur für diese Spalte</translation>
    </message>
    <message>
        <source>&amp;Automatic weights</source>
        <translation>A&amp;utomatische Gewichte</translation>
    </message>
    <message>
        <source>Trained ones where a cache folder has them, else those that come with the program</source>
        <translation>Trainierte, wo ein Cache-Ordner sie hat, sonst die des Programms</translation>
    </message>
    <message>
        <source>&amp;Random weights</source>
        <translation>&amp;Zufällige Gewichte</translation>
    </message>
    <message>
        <source>Drawn at unit scale; what is learnt means nothing</source>
        <translation>Auf Einheitsskala gezogen; Gelerntes bedeutet nichts</translation>
    </message>
    <message>
        <source>Compare with a &amp;checkpoint...</source>
        <translation>Mit &amp;Checkpoint vergleichen...</translation>
    </message>
    <message>
        <source>Puts this network there once more, on a second checkpoint</source>
        <translation>Stellt dieses Netz noch einmal daneben, mit einem zweiten Checkpoint</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnCard</name>
    <message>
        <source>weights unread</source>
        <translation>Gewichte nicht gelesen</translation>
    </message>
    <message>
        <source>not timed</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>timing...</source>
        <translation>wird gemessen...</translation>
    </message>
    <message>
        <source>time: waiting</source>
        <translation>Zeit: wartet</translation>
    </message>
    <message>
        <source>time: failed</source>
        <translation>Zeit: fehlgeschlagen</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; images/s</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; Bilder/s</translation>
    </message>
    <message>
        <source>%1 %2, planned: %3 of weights and %4 of a pass</source>
        <translation>%1 %2, geplant: %3 Gewichte und %4 für einen Durchlauf</translation>
    </message>
    <message>
        <source>&quot;not timed&quot; measures the latency of the chosen columns.</source>
        <translation>„nicht gemessen“ misst die Latenz der gewählten Spalten.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Cancelled. Run (F5) takes it up again.</source>
        <translation>Abgebrochen. Ausführen (F5) nimmt es wieder auf.</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>Fehlgeschlagen.</translation>
    </message>
    <message>
        <source>No result yet. Run (F5) starts it.</source>
        <translation>Noch kein Ergebnis. Ausführen (F5) startet es.</translation>
    </message>
    <message>
        <source>Running, %1 %</source>
        <translation>Läuft, %1 %</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 von %2 Bildern</translation>
    </message>
    <message>
        <source>%1 right so far</source>
        <translation>bisher %1 richtig</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnCardBody</name>
    <message>
        <source>no gates</source>
        <translation>keine Gates</translation>
    </message>
    <message>
        <source>SE gates: blocks by quantile</source>
        <translation>SE-Gates: Blöcke nach Quantil</translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation>SE-Gates</translation>
    </message>
    <message>
        <source>%1, %2, by depth</source>
        <translation>%1, %2, nach Tiefe</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The pixels that are fed to the network</source>
        <translation>Die Pixel, die dem Netz zugeführt werden</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnChip</name>
    <message>
        <source>no run</source>
        <translation>kein Lauf</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Weights: %1, %2&lt;br&gt;</source>
        <translation>Gewichte: %1, %2&lt;br&gt;</translation>
    </message>
    <message>
        <source>Click: choose or leave out. Ctrl+click or double click: only this one. Right click: look at it, choose its weights, save its files.</source>
        <translation>Klick: wählen oder weglassen. Ctrl+Klick oder Doppelklick: nur diese. Rechtsklick: ansehen, Gewichte wählen, Dateien speichern.</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ColumnView</name>
    <message>
        <source> (%1 engine; below: %2)</source>
        <translation> (Engine %1; unten: %2)</translation>
    </message>
    <message>
        <source>what it sees</source>
        <translation>die Eingabe</translation>
    </message>
    <message>
        <source>The fed pixels were not kept for this input.</source>
        <translation>Die zugeführten Pixel wurden für diese Eingabe nicht behalten.</translation>
    </message>
    <message>
        <source>the predictions</source>
        <translation>die Vorhersagen</translation>
    </message>
    <message>
        <source>Grad-CAM of %1 at %2, logit %3%4</source>
        <translation>Grad-CAM von %1 an %2, Logit %3%4</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::CommandPalette</name>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search for a command, page, block, class or file</source>
        <translation>Befehl, Seite, Block, Klasse oder Datei suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Commands</name>
    <message>
        <source>About ScaleScope</source>
        <translation>Über ScaleScope</translation>
    </message>
    <message>
        <source>Click a table, a chart, a drawing or a picture first; then this takes it.</source>
        <translation>Zuerst Tabelle, Diagramm, Zeichnung oder Bild anklicken; dann gilt dies dafür.</translation>
    </message>
    <message>
        <source>Save picture of the window</source>
        <translation>Bild des Fensters speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::DefinitionsDialog</name>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Search definitions</source>
        <translation>Definitionen durchsuchen</translation>
    </message>
    <message>
        <source>Every measure of the window and the report. Thresholds without a cited source are conventions of this program; those of gates, SiLU, dormant channels and memory can be changed in the &lt;a href=&apos;preferences&apos;&gt;preferences&lt;/a&gt;, and all stand in every report.</source>
        <translation>Jede Messgröße des Fensters und des Berichts. Schwellwerte ohne genannte Quelle sind Konventionen dieses Programms; die von Gates, SiLU, ruhenden Kanälen und Speicher lassen sich in den &lt;a href=&apos;preferences&apos;&gt;Einstellungen&lt;/a&gt; ändern, und alle stehen in jedem Bericht.</translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation>Schwellwert: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>No definition has these words.</source>
        <translation>Keine Definition enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::DiagramView</name>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Save as SVG...</source>
        <translation>Als SVG speichern...</translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation>Als PNG speichern...</translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation>Zeichnung speichern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FetchBanner</name>
    <message>
        <source>Get trained weights...</source>
        <translation>Trainierte Gewichte herunterladen...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not shown again; File, Get trained weights stays</source>
        <translation>Wird nicht wieder gezeigt; Datei, Trainierte Gewichte herunterladen bleibt</translation>
    </message>
    <message>
        <source>No variant has to run on random weights any more.</source>
        <translation>Keine Variante muss mehr mit zufälligen Gewichten laufen.</translation>
    </message>
    <message>
        <source>; %1 on a demo</source>
        <translation>; %1 mit einer Demo</translation>
    </message>
    <message>
        <source>%1. Trained weights are %2 to fetch.</source>
        <translation>%1. Der Download trainierter Gewichte umfasst %2.</translation>
    </message>
    <message>
        <source>Getting trained weights: %1</source>
        <translation>Trainierte Gewichte werden heruntergeladen: %1</translation>
    </message>
    <message>
        <source>%1 has no trained weights: it runs on random ones, whose predictions mean nothing</source>
        <translation>%1 hat keine trainierten Gewichte: das Netz läuft auf zufälligen, deren Vorhersagen nichts bedeuten</translation>
    </message>
    <message>
        <source>%1 have no trained weights: they run on random ones, whose predictions mean nothing</source>
        <translation>%1 haben keine trainierten Gewichte: sie laufen auf zufälligen, deren Vorhersagen nichts bedeuten</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FetchDialog</name>
    <message>
        <source>Get trained weights</source>
        <translation>Trainierte Gewichte herunterladen</translation>
    </message>
    <message>
        <source>From %1, the files of torchvision; nothing else is fetched. Each is checked by its SHA-256 before it takes its name. %2</source>
        <translation>Von %1, die Dateien von torchvision; sonst wird nichts heruntergeladen. Jede wird anhand ihrer SHA-256 geprüft, bevor sie ihren Namen erhält. %2</translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>Cance&amp;l transfers</source>
        <translation>Übertragungen &amp;abbrechen</translation>
    </message>
    <message>
        <source>What has come of a file is kept, and the next time goes on from there</source>
        <translation>Was von einer Datei angekommen ist, bleibt erhalten; beim nächsten Mal geht es dort weiter</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>The cache of torchvision is found by itself, by this program and by torchvision</source>
        <translation>Der Cache von torchvision wird von selbst gefunden, von diesem Programm und von torchvision</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen...</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Folder for weights</source>
        <translation>Ordner für Gewichte</translation>
    </message>
    <message>
        <source>Cancelled; what has come is kept, and the next time goes on from there.</source>
        <translation>Abgebrochen; Angekommenes bleibt erhalten, beim nächsten Mal geht es dort weiter.</translation>
    </message>
    <message>
        <source>B%1 has trained weights now.</source>
        <translation>B%1 hat jetzt trainierte Gewichte.</translation>
    </message>
    <message>
        <source>&quot;Fetch nothing&quot; is chosen in the preferences.</source>
        <translation>„Nichts herunterladen“ ist in den Einstellungen gewählt.</translation>
    </message>
    <message>
        <source>Nothing is chosen that is not there.</source>
        <translation>Nichts gewählt, was noch fehlt.</translation>
    </message>
    <message>
        <source>1 file, %1</source>
        <translation>1 Datei, %1</translation>
    </message>
    <message>
        <source>%1 files, %2</source>
        <translation>%1 Dateien, %2</translation>
    </message>
    <message>
        <source>; %1 are free</source>
        <translation>; %1 sind frei</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FetchTable</name>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>nicht angekommen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>has come</source>
        <translation>angekommen</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>Trainiert von</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Published weights</source>
        <translation>Veröffentlichte Gewichte</translation>
    </message>
    <message>
        <source>Release of B%1</source>
        <translation>Release von B%1</translation>
    </message>
    <message>
        <source>Training recipes of torchvision; the first one is the better one</source>
        <translation>Trainingsrezepte von torchvision; das erste ist das bessere</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Enter or a double click opens the place that a finding is about.</source>
        <translation>Eingabetaste oder Doppelklick öffnet die Stelle, um die es in einem Befund geht.</translation>
    </message>
    <message>
        <source>The finding in full</source>
        <translation>Der vollständige Befund</translation>
    </message>
    <message>
        <source>Nothing that needs attention, as far as the results go.</source>
        <translation>Nichts, was Aufmerksamkeit braucht, soweit die Ergebnisse reichen.</translation>
    </message>
    <message>
        <source>What needs attention will stand here as soon as a variant is through.</source>
        <translation>Was Aufmerksamkeit braucht, steht hier, sobald eine Variante durch ist.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FolderPanel</name>
    <message>
        <source>&amp;Count right answers in the matrix too</source>
        <translation>Auch &amp;richtige Antworten in der Matrix zählen</translation>
    </message>
    <message>
        <source>Without them the few wrong answers have the whole colour scale.</source>
        <translation>Ohne sie haben die wenigen falschen Antworten die ganze Farbskala.</translation>
    </message>
    <message>
        <source>Classes that are confused most often</source>
        <translation>Am häufigsten verwechselte Klassen</translation>
    </message>
    <message>
        <source>No image was taken for another class.</source>
        <translation>Kein Bild wurde für eine andere Klasse gehalten.</translation>
    </message>
    <message>
        <source>Every class</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>Images of &quot;%1&quot; that are taken for &quot;%2&quot;:</source>
        <translation>Bilder von „%1“, die für „%2“ gehalten werden:</translation>
    </message>
    <message>
        <source>The first %1 of %2 images of &quot;%3&quot; that are taken for &quot;%4&quot;:</source>
        <translation>Die ersten %1 von %2 Bildern von „%3“, die für „%4“ gehalten werden:</translation>
    </message>
    <message>
        <source>Look at %1 in the gallery.</source>
        <translation>%1 in der Galerie ansehen.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FollowChannel</name>
    <message>
        <source>The picture as it is fed. Click a tile to zoom its map.</source>
        <translation>Das Bild, wie es zugeführt wird. Kachel anklicken, um ihre Map zu vergrößern.</translation>
    </message>
    <message>
        <source>Pre-activations before the gate</source>
        <translation>Prä-Aktivierungen vor dem Gate</translation>
    </message>
    <message>
        <source>Pre-activations</source>
        <translation>Prä-Aktivierungen</translation>
    </message>
    <message>
        <source>Values: no activation here</source>
        <translation>Werte: hier keine Aktivierung</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FollowControls</name>
    <message>
        <source>Previous block (P)</source>
        <translation>Vorheriger Block (P)</translation>
    </message>
    <message>
        <source>Next block (N)</source>
        <translation>Nächster Block (N)</translation>
    </message>
    <message>
        <source>Save PNG...</source>
        <translation>PNG speichern...</translation>
    </message>
    <message>
        <source>All tiles of this stage as they are sorted and coloured.</source>
        <translation>Alle Kacheln dieser Stufe, sortiert und gefärbt wie hier.</translation>
    </message>
    <message>
        <source>Sort b&amp;y</source>
        <translation>Sortieren &amp;nach</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Largest first. Energy is the mean square of a map. Input, projected and output maps have no gates and stay in the order of their index.</source>
        <translation>Größte zuerst. Energie ist das mittlere Quadrat einer Map. Eingabe-, Projektions- und Ausgabe-Maps haben keine Gates und bleiben in der Reihenfolge ihres Index.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Each tile by itself</source>
        <translation>Jede Kachel für sich</translation>
    </message>
    <message>
        <source>One scale for all</source>
        <translation>Eine Skala für alle</translation>
    </message>
    <message>
        <source>Each tile from its own smallest to its largest value shows patterns; one scale for all shows which maps are strong.</source>
        <translation>Jede Kachel von ihrem kleinsten bis zu ihrem größten Wert zeigt Muster; eine Skala für alle zeigt, welche Maps stark sind.</translation>
    </message>
    <message>
        <source>Size of the tiles (+ and −)</source>
        <translation>Größe der Kacheln (+ und −)</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::FollowPanel</name>
    <message>
        <source>Feature maps</source>
        <translation>Feature-Maps</translation>
    </message>
    <message>
        <source>Previous block of Follow a picture</source>
        <translation>Vorheriger Block von Bild verfolgen</translation>
    </message>
    <message>
        <source>Next block of Follow a picture</source>
        <translation>Nächster Block von Bild verfolgen</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 block %2&lt;/b&gt; (%3 of %4)%5</source>
        <translation>&lt;b&gt;%1 Block %2&lt;/b&gt; (%3 von %4)%5</translation>
    </message>
    <message>
        <source> is on its way</source>
        <translation> ist unterwegs</translation>
    </message>
    <message>
        <source>%1 block %2, %3: %4 of %5</source>
        <translation>%1 Block %2, %3: %4 von %5</translation>
    </message>
    <message>
        <source> The maps of this block would not fit %1: the largest are shown smaller.</source>
        <translation> Die Maps dieses Blocks würden nicht in %1 passen: die größten sind verkleinert.</translation>
    </message>
    <message>
        <source> Maps and gates are those of the first picture.</source>
        <translation> Maps und Gates sind die des ersten Bildes.</translation>
    </message>
    <message>
        <source>%1 is running; the block&apos;s maps will stand here.</source>
        <translation>%1 läuft; hier erscheinen die Maps des Blocks.</translation>
    </message>
    <message>
        <source>The maps of %1 could not be made; the message above says why.</source>
        <translation>Die Maps von %1 konnten nicht erzeugt werden; die Meldung oben nennt den Grund.</translation>
    </message>
    <message>
        <source>Cancelled. Step to another block to go on.</source>
        <translation>Abgebrochen. Zum Fortfahren zu einem anderen Block gehen.</translation>
    </message>
    <message>
        <source>Open an image to follow it through the block.</source>
        <translation>Ein Bild öffnen, um es durch den Block zu verfolgen.</translation>
    </message>
    <message>
        <source>Save feature maps</source>
        <translation>Feature-Maps speichern</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GalleryPanel</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Right ones</source>
        <translation>Richtige</translation>
    </message>
    <message>
        <source>Wrong ones</source>
        <translation>Falsche</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message>
        <source>of fo&amp;lder</source>
        <translation>aus &amp;Ordner</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Only images of this class folder.</source>
        <translation>Nur Bilder dieses Klassenordners.</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>As they were run</source>
        <translation>Wie ausgeführt</translation>
    </message>
    <message>
        <source>Lowest score first</source>
        <translation>Niedrigster Score zuerst</translation>
    </message>
    <message>
        <source>Highest score first</source>
        <translation>Höchster Score zuerst</translation>
    </message>
    <message>
        <source>With the highest score first, wrong ones begin with the surest errors.</source>
        <translation>Mit dem höchsten Score zuerst beginnen die falschen mit den sichersten Fehlern.</translation>
    </message>
    <message>
        <source>score &amp;up to</source>
        <translation>S&amp;core bis</translation>
    </message>
    <message>
        <source>Previous image (Alt+Left)</source>
        <translation>Vorheriges Bild (Alt+Links)</translation>
    </message>
    <message>
        <source>Next image (Alt+Right)</source>
        <translation>Nächstes Bild (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Previous picture of the gallery</source>
        <translation>Vorheriges Bild der Galerie</translation>
    </message>
    <message>
        <source>Next picture of the gallery</source>
        <translation>Nächstes Bild der Galerie</translation>
    </message>
    <message>
        <source>its images</source>
        <translation>die Bilder</translation>
    </message>
    <message>
        <source>%1 images of %2.</source>
        <translation>%1 Bilder von %2.</translation>
    </message>
    <message>
        <source>%1 of %2 images of %3.</source>
        <translation>%1 von %2 Bildern von %3.</translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation>Kein Bild gewählt.</translation>
    </message>
    <message>
        <source>This picture is no file.</source>
        <translation>Dieses Bild ist keine Datei.</translation>
    </message>
    <message>
        <source>The picture is being read.</source>
        <translation>Das Bild wird gelesen.</translation>
    </message>
    <message>
        <source>%1, image %2 of %3. %4</source>
        <translation>%1, Bild %2 von %3. %4</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateBarsPanel</name>
    <message>
        <source>Blocks of different networks are aligned by relative depth: 0 is the first block, 1 the last. Click a row of the heat map to choose another.</source>
        <translation>Blöcke verschiedener Netze sind nach relativer Tiefe ausgerichtet: 0 ist der erste Block, 1 der letzte. Eine Zeile der Heatmap anklicken, um einen anderen zu wählen.</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Der Reihe nach</translation>
    </message>
    <message>
        <source>Sorted by gate</source>
        <translation>Nach Gate sortiert</translation>
    </message>
    <message>
        <source>In order shows the channels as the network has them; sorted shows how many are open, closed or between.</source>
        <translation>Der Reihe nach zeigt die Kanäle, wie das Netz sie hat; sortiert zeigt, wie viele offen, geschlossen oder dazwischen sind.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Every gate of the block at relative depth %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Jedes Gate des Blocks bei relativer Tiefe %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>the gates</source>
        <translation>die Gates</translation>
    </message>
    <message>
        <source>%1 gates; %2</source>
        <translation>%1 Gates; %2</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateCurvesPanel</name>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messgröße</translation>
    </message>
    <message>
        <source>One value per SE block, for all chosen columns.</source>
        <translation>Ein Wert je SE-Block, für alle gewählten Spalten.</translation>
    </message>
    <message>
        <source>This measure needs several images (class specificity: two classes with two images each). Open a folder of images.</source>
        <translation>Diese Messgröße braucht mehrere Bilder (Klassenspezifität: zwei Klassen mit je zwei Bildern). Einen Ordner mit Bildern öffnen.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateDistributionPanel</name>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Gates of the block at relative depth %1</source>
        <translation>Gates des Blocks bei relativer Tiefe %1</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateHeatPanel</name>
    <message>
        <source>&amp;Blocks by</source>
        <translation>B&amp;löcke nach</translation>
    </message>
    <message>
        <source>Quantiles of gates</source>
        <translation>Quantile der Gates</translation>
    </message>
    <message>
        <source>Channels, sorted by gate</source>
        <translation>Kanäle, nach Gate sortiert</translation>
    </message>
    <message>
        <source>Channels in order</source>
        <translation>Kanäle der Reihe nach</translation>
    </message>
    <message>
        <source>One row per block of the focused column. Quantiles show how its gates are spread; the channel modes show every gate, each row stretched to the same width.</source>
        <translation>Eine Zeile je Block der markierten Spalte. Quantile zeigen, wie die Gates streuen; die Kanal-Ansichten zeigen jedes Gate, jede Zeile auf gleiche Breite gestreckt.</translation>
    </message>
    <message>
        <source>the gates</source>
        <translation>die Gates</translation>
    </message>
    <message>
        <source>%1, %2. Quantile %3 of the gates: %4</source>
        <translation>%1, %2. Quantil %3 der Gates: %4</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateImagesPanel</name>
    <message>
        <source>The spread over images needs two images or more.
Open several images or a folder.</source>
        <translation>Die Streuung über Bilder braucht zwei oder mehr Bilder.
Mehrere Bilder oder einen Ordner öffnen.</translation>
    </message>
    <message>
        <source>Classes are the sub-folders of a folder of images.
Open such a folder.</source>
        <translation>Klassen sind die Unterordner eines Ordners mit Bildern.
Einen solchen Ordner öffnen.</translation>
    </message>
    <message>
        <source> Input dependence %1 (mean std over images).</source>
        <translation> Eingabeabhängigkeit %1 (mittlere Std über Bilder).</translation>
    </message>
    <message>
        <source> Class specificity %1%2.</source>
        <translation> Klassenspezifität %1%2.</translation>
    </message>
    <message>
        <source>, chance level %1</source>
        <translation>, Zufallsniveau %1</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateSharesPanel</name>
    <message>
        <source>the gates</source>
        <translation>die Gates</translation>
    </message>
    <message>
        <source>: gates per block</source>
        <translation>: Gates je Block</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>No gate of %1 is closed (below %2) or open (above %3).</source>
        <translation>Kein Gate von %1 ist geschlossen (unter %2) oder offen (über %3).</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GateTablePanel</name>
    <message>
        <source>%1: gates per block%2</source>
        <translation>%1: Gates je Block%2</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::GraphModel</name>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::HistogramPlot</name>
    <message>
        <source>share of values per bin (%)</source>
        <translation>Anteil der Werte je Bin (%)</translation>
    </message>
    <message>
        <source>up to %1 % %2</source>
        <translation>bis zu %1 % %2</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>%1
%2 to %3
%4 % of values, %5 of them</source>
        <translation>%1
%2 bis %3
%4 % der Werte, %5 Stück</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::History</name>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>choice of columns</source>
        <translation>Auswahl der Spalten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ImageButton</name>
    <message>
        <source>No image</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>The image that all columns run on; click to choose another</source>
        <translation>Das Bild, auf dem alle Spalten laufen; anklicken, um ein anderes zu wählen</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>%1, %2 × %3 px. Click to choose another image.</source>
        <translation>%1, %2 × %3 px. Anklicken, um ein anderes Bild zu wählen.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open image...</source>
        <translation>Bild öffnen...</translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation>Erzeugte Bilder</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ImageView</name>
    <message>
        <source>There is no image yet.</source>
        <translation>Noch kein Bild vorhanden.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation>Als PNG speichern...</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>Inspektion</translation>
    </message>
    <message>
        <source>What do they see?</source>
        <translation>Was sehen sie?</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>&amp;Grad-CAM</source>
        <translation>&amp;Grad-CAM</translation>
    </message>
    <message>
        <source>Opacity of the Grad-CAM overlay</source>
        <translation>Deckkraft des Grad-CAM-Overlays</translation>
    </message>
    <message>
        <source>Opacity of the overlay.</source>
        <translation>Deckkraft des Overlays.</translation>
    </message>
    <message>
        <source>E&amp;ach column&apos;s top-1</source>
        <translation>Top-1 &amp;jeder Spalte</translation>
    </message>
    <message>
        <source>Show each column&apos;s map of its own first class.</source>
        <translation>Für jede Spalte die Map ihrer eigenen ersten Klasse zeigen.</translation>
    </message>
    <message>
        <source>or click a prediction</source>
        <translation>oder eine Vorhersage anklicken</translation>
    </message>
    <message>
        <source>of each column&apos;s own top-1</source>
        <translation>für die eigene Top-1 jeder Spalte</translation>
    </message>
    <message>
        <source>of </source>
        <translation>für </translation>
    </message>
    <message>
        <source>of class %1</source>
        <translation>für Klasse %1</translation>
    </message>
    <message>
        <source>Grad-CAM did not finish. Switch it off and on to try again.</source>
        <translation>Grad-CAM wurde nicht fertig. Zum Wiederholen aus- und einschalten.</translation>
    </message>
    <message>
        <source>Grad-CAM is on its way.</source>
        <translation>Grad-CAM ist unterwegs.</translation>
    </message>
    <message>
        <source>! differs · </source>
        <translation>! abweichend · </translation>
    </message>
</context>
<context>
    <name>scalescope::ui::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::KeyOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastaturkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys of a view work while it has the focus.</source>
        <translation>Die Tasten einer Ansicht gelten, solange sie den Fokus hat.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LiveControls</name>
    <message>
        <source>&amp;Open video…</source>
        <translation>Video &amp;öffnen…</translation>
    </message>
    <message>
        <source>A file: MP4, QuickTime, AVI, Matroska, WebM, GIF and others.</source>
        <translation>Eine Datei: MP4, QuickTime, AVI, Matroska, WebM, GIF und andere.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Cameras that are connected to this machine.</source>
        <translation>Kameras, die an diesem Rechner angeschlossen sind.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Time of a file stands still while it is paused.</source>
        <translation>Die Zeit einer Datei steht während der Pause still.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>One frame, while it is paused.</source>
        <translation>Ein Frame, während der Pause.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Closes the file or lets the camera go.</source>
        <translation>Schließt die Datei oder gibt die Kamera frei.</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>B&amp;lock</translation>
    </message>
    <message>
        <source>Whose gates are drawn over time; it is marked on all pages.</source>
        <translation>Der Block, dessen Gates über die Zeit gezeichnet werden; er ist auf allen Seiten markiert.</translation>
    </message>
    <message>
        <source>Ever&amp;y frame</source>
        <translation>&amp;Jeder Frame</translation>
    </message>
    <message>
        <source>Off: a file plays as fast as it was taken, and frames that the engine has no time for are dropped and counted. On: no frame is left out, however long it takes. A camera always gives its newest frame.</source>
        <translation>Aus: eine Datei läuft so schnell ab, wie sie aufgenommen wurde, und Frames, für die der Engine die Zeit fehlt, werden ausgelassen und gezählt. An: kein Frame wird ausgelassen, wie lange es auch dauert. Eine Kamera liefert immer ihren neuesten Frame.</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Ein Video öffnen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.m4v *.mov *.avi *.mkv *.webm *.ogv *.flv *.wmv *.mpg *.mpeg *.ts *.gif *.y4m);;All files (*)</source>
        <translation>Videos (*.mp4 *.m4v *.mov *.avi *.mkv *.webm *.ogv *.flv *.wmv *.mpg *.mpeg *.ts *.gif *.y4m);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Kamera %1</translation>
    </message>
    <message>
        <source>Camera %1: %2</source>
        <translation>Kamera %1: %2</translation>
    </message>
    <message>
        <source>No camera is connected to this machine</source>
        <translation>Keine Kamera ist an diesem Rechner angeschlossen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LiveGatesPanel</name>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Der Reihe nach</translation>
    </message>
    <message>
        <source>Lowest gate first</source>
        <translation>Niedrigstes Gate zuerst</translation>
    </message>
    <message>
        <source>Rows of the strip. By gate: the mean over what is shown when this is chosen; the order then stays, so that a row is the same channel all the time.</source>
        <translation>Zeilen des Streifens. Nach Gate: das Mittel über das, was bei der Wahl gezeigt wird; danach bleibt die Reihenfolge, sodass eine Zeile immer derselbe Kanal ist.</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>From 0 to 1</source>
        <translation>Von 0 bis 1</translation>
    </message>
    <message>
        <source>Lowest to highest</source>
        <translation>Niedrigstes bis höchstes</translation>
    </message>
    <message>
        <source>From 0 to 1 as everywhere; or over the gates that are shown, so that small changes can be seen.</source>
        <translation>Von 0 bis 1 wie überall; oder über die gezeigten Gates, sodass kleine Änderungen sichtbar werden.</translation>
    </message>
    <message>
        <source>%1: gates of the last frames</source>
        <translation>%1: Gates der letzten Frames</translation>
    </message>
    <message>
        <source>%1: gates of the last frames; click one to follow it</source>
        <translation>%1: Gates der letzten Frames; eines anklicken, um ihm zu folgen</translation>
    </message>
    <message>
        <source>%1: one gate</source>
        <translation>%1: ein Gate</translation>
    </message>
    <message>
        <source>%1: mean gate</source>
        <translation>%1: mittleres Gate</translation>
    </message>
    <message>
        <source>%1 block %2</source>
        <translation>%1 Block %2</translation>
    </message>
    <message>
        <source>Gates of %1 will stand here, frame by frame.</source>
        <translation>Hier erscheinen die Gates von %1, Frame für Frame.</translation>
    </message>
    <message>
        <source>The gate that is followed will stand here, over time.</source>
        <translation>Hier erscheint das verfolgte Gate über die Zeit.</translation>
    </message>
    <message>
        <source>The mean gates of all blocks of %1 will stand here.</source>
        <translation>Hier erscheinen die mittleren Gates aller Blöcke von %1.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LivePage</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>What does it do while a video plays?</source>
        <translation>Was tut es, während ein Video läuft?</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LivePicturePanel</name>
    <message>
        <source>Open a video, choose a camera,
or drop a video here.</source>
        <translation>Ein Video öffnen, eine Kamera wählen
oder ein Video hier ablegen.</translation>
    </message>
    <message>
        <source>The weights are random, and so are the gates. Open weights to change that.</source>
        <translation>Die Gewichte sind zufällig, also auch die Gates. Gewichte öffnen, um das zu ändern.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::LivePlayer</name>
    <message>
        <source>Getting %1 ready.</source>
        <translation>%1 wird vorbereitet.</translation>
    </message>
    <message>
        <source>Getting %1 ready: %2.</source>
        <translation>%1 wird vorbereitet: %2.</translation>
    </message>
    <message>
        <source>A moment, please.</source>
        <translation>Einen Moment, bitte.</translation>
    </message>
    <message>
        <source>%1: live</source>
        <translation>%1: live</translation>
    </message>
    <message>
        <source>Waits for its turn: another run is at work.</source>
        <translation>Wartet, bis es an der Reihe ist: ein anderer Lauf ist in Arbeit.</translation>
    </message>
    <message>
        <source>Opening %1.</source>
        <translation>%1 wird geöffnet.</translation>
    </message>
    <message>
        <source>Open a video or choose a camera: frame after frame goes through %1.</source>
        <translation>Ein Video öffnen oder eine Kamera wählen: Frame für Frame läuft durch %1.</translation>
    </message>
    <message>
        <source>%1 through %2</source>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation>%1 pausiert.</translation>
    </message>
    <message>
        <source>%1 is closed; Play begins anew.</source>
        <translation>%1 ist geschlossen; Abspielen beginnt von vorn.</translation>
    </message>
    <message>
        <source>%1 has ended; Play begins anew.</source>
        <translation>%1 ist zu Ende; Abspielen beginnt von vorn.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MainWindow</name>
    <message>
        <source>ScaleScope</source>
        <translation>ScaleScope</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Image and run</source>
        <translation>Bild und Lauf</translation>
    </message>
    <message>
        <source>%1 – ScaleScope</source>
        <translation>%1 – ScaleScope</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MapTiles</name>
    <message>
        <source>Feature maps</source>
        <translation>Feature-Maps</translation>
    </message>
    <message>
        <source>Channel %1: values %2 to %3, energy %4</source>
        <translation>Kanal %1: Werte %2 bis %3, Energie %4</translation>
    </message>
    <message>
        <source>, gate %1</source>
        <translation>, Gate %1</translation>
    </message>
    <message>
        <source>In the maps of a block</source>
        <translation>In den Maps eines Blocks</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Go from channel to channel</source>
        <translation>Von Kanal zu Kanal gehen</translation>
    </message>
    <message>
        <source>+, −</source>
        <translation>+, −</translation>
    </message>
    <message>
        <source>Size the tiles</source>
        <translation>Größe der Kacheln ändern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MemoryBatchPanel</name>
    <message>
        <source>Verify</source>
        <translation>Nachprüfen</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>Speicherbudget</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>its memory</source>
        <translation>die Speicherdaten</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <translation>%1 nachprüfen</translation>
    </message>
    <message>
        <source>budget %1 MiB</source>
        <translation>Budget %1 MiB</translation>
    </message>
    <message>
        <source>Largest batch of %1</source>
        <translation>Größter Batch von %1</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MemoryPage</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What does it cost, and will it fit?</source>
        <translation>Was kostet es, und passt es?</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Progress of the pass</source>
        <translation>Fortschritt des Durchlaufs</translation>
    </message>
    <message>
        <source>Block depth</source>
        <translation>Blocktiefe</translation>
    </message>
    <message>
        <source>Progress counts allocations and frees. Block depth gives every block the same width.</source>
        <translation>Der Fortschritt zählt Belegungen und Freigaben. Blocktiefe gibt jedem Block die gleiche Breite.</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Alle Zahlen</translation>
    </message>
    <message>
        <source>Alive at the peak</source>
        <translation>Belegt an der Spitze</translation>
    </message>
    <message>
        <source>Batch and budget</source>
        <translation>Batch und Budget</translation>
    </message>
    <message>
        <source>Weights and activations</source>
        <translation>Gewichte und Aktivierungen</translation>
    </message>
    <message>
        <source>its memory</source>
        <translation>die Speicherdaten</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>More about the message</source>
        <translation>Mehr zur Meldung</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>Frühere Meldungen</translation>
    </message>
    <message>
        <source>Lists the messages before this one.</source>
        <translation>Listet die Meldungen vor dieser auf.</translation>
    </message>
    <message>
        <source>Error </source>
        <translation>Fehler </translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Opener</name>
    <message>
        <source>Images (%1);;All files (*)</source>
        <translation>Bilder (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Weights (%1);;All files (*)</source>
        <translation>Gewichte (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The clipboard holds no image, and its text names no file or folder here: %1</source>
        <translation>Die Zwischenablage enthält kein Bild, und ihr Text nennt hier keine Datei und keinen Ordner: %1</translation>
    </message>
    <message>
        <source>The clipboard holds no image and no file.</source>
        <translation>Die Zwischenablage enthält kein Bild und keine Datei.</translation>
    </message>
    <message>
        <source>Compare %1 with a checkpoint</source>
        <translation>%1 mit einem Checkpoint vergleichen</translation>
    </message>
    <message>
        <source>Open weights for %1</source>
        <translation>Gewichte für %1 öffnen</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>Ein Bild öffnen</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Gewichte öffnen</translation>
    </message>
    <message>
        <source>Open network definition</source>
        <translation>Netzdefinition öffnen</translation>
    </message>
    <message>
        <source>Definitions (*.json);;All files (*)</source>
        <translation>Definitionen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of weights</source>
        <translation>Einen Ordner mit Gewichten öffnen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::OptionsButton</name>
    <message>
        <source>Engine, device, number format, threads and preprocessing of all runs</source>
        <translation>Engine, Gerät, Zahlenformat, Threads und Vorverarbeitung aller Läufe</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>Engine: %1</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Fused (own kernels, CPU)</source>
        <translation>Fusioniert (eigene Kernel, CPU)</translation>
    </message>
    <message>
        <source>Reference (LibTorch modules)</source>
        <translation>Referenz (LibTorch-Module)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>As many as the machine has</source>
        <translation>So viele, wie der Rechner hat</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>As the weights of each column prescribe</source>
        <translation>Wie von den Gewichten jeder Spalte vorgegeben</translation>
    </message>
    <message>
        <source>Plain resize to %1 × %1 px</source>
        <translation>Einfache Skalierung auf %1 × %1 px</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>How do the variants differ on this image?</source>
        <translation>Wie unterscheiden sich die Varianten auf diesem Bild?</translation>
    </message>
    <message>
        <source>Gates: a row per block, over the quantiles of its channels (0 to 100 %). Curves: from the stem (depth 0) to the head (1).</source>
        <translation>Gates: eine Zeile je Block, über die Quantile seiner Kanäle (0 bis 100 %). Kurven: vom Stem (Tiefe 0) bis zum Head (1).</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Gate</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PageView</name>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PicturePanel</name>
    <message>
        <source>Open an image, or drop one on the window.</source>
        <translation>Ein Bild öffnen oder auf dem Fenster ablegen.</translation>
    </message>
    <message>
        <source>%1, %2 × %3 px</source>
        <translation>%1, %2 × %3 px</translation>
    </message>
    <message>
        <source>, the first of %1 images</source>
        <translation>, das erste von %1 Bildern</translation>
    </message>
    <message>
        <source> The frame is what %1 is fed.</source>
        <translation> Der Rahmen ist, was %1 zugeführt wird.</translation>
    </message>
    <message>
        <source>
Note: </source>
        <translation>
Hinweis: </translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PictureStrip</name>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PlotWidget</name>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Diagramm speichern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PredictionBars</name>
    <message>
        <source>%1: %2 %, logit %3&lt;br&gt;</source>
        <translation>%1: %2 %, Logit %3&lt;br&gt;</translation>
    </message>
    <message>
        <source>Random weights: predictions have no meaning.</source>
        <translation>Zufällige Gewichte: Vorhersagen haben keine Bedeutung.</translation>
    </message>
    <message>
        <source>Sigmoid of the one output; it is not a calibrated probability.</source>
        <translation>Sigmoid der einen Ausgabe; keine kalibrierte Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Softmax scores; they are not calibrated probabilities.</source>
        <translation>Softmax-Scores; keine kalibrierten Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>predictions are off</source>
        <translation>Vorhersagen sind aus</translation>
    </message>
    <message>
        <source>not finite: no prediction</source>
        <translation>nicht endlich: keine Vorhersage</translation>
    </message>
    <message>
        <source>random weights: predictions have no meaning</source>
        <translation>zufällige Gewichte: Vorhersagen haben keine Bedeutung</translation>
    </message>
    <message>
        <source>random: no meaning</source>
        <translation>zufällig: ohne Bedeutung</translation>
    </message>
    <message>
        <source>20 drawn kinds only</source>
        <translation>nur 20 gezeichnete Arten</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PredictionList</name>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>No prediction: a logit is NaN or infinite.</source>
        <translation>Keine Vorhersage: ein Logit ist NaN oder unendlich.</translation>
    </message>
    <message>
        <source>random weights, predictions have no meaning</source>
        <translation>zufällige Gewichte, Vorhersagen haben keine Bedeutung</translation>
    </message>
    <message>
        <source>sigmoid score</source>
        <translation>Sigmoid-Score</translation>
    </message>
    <message>
        <source>softmax score</source>
        <translation>Softmax-Score</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: the one output. Sigmoid score %2, logit %3. Click for its Grad-CAM.&lt;/p&gt;%4</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: die eine Ausgabe. Sigmoid-Score %2, Logit %3. Anklicken für ihre Grad-CAM.&lt;/p&gt;%4</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;, class %2: softmax score %3, logit %4. Click for its Grad-CAM.&lt;/p&gt;%5</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;, Klasse %2: Softmax-Score %3, Logit %4. Anklicken für ihre Grad-CAM.&lt;/p&gt;%5</translation>
    </message>
    <message>
        <source>In a list of predictions</source>
        <translation>In einer Liste von Vorhersagen</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Auf, Ab</translation>
    </message>
    <message>
        <source>Go from class to class</source>
        <translation>Von Klasse zu Klasse gehen</translation>
    </message>
    <message>
        <source>Return, Space</source>
        <translation>Eingabe, Leertaste</translation>
    </message>
    <message>
        <source>Look at this class</source>
        <translation>Diese Klasse ansehen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellwerte</translation>
    </message>
    <message>
        <source>A &amp;gate is closed below, and open above 1 minus</source>
        <translation>Ein &amp;Gate ist geschlossen unter und offen über 1 minus</translation>
    </message>
    <message>
        <source>Slope at which SiLU counts as saturated</source>
        <translation>Steigung, ab der SiLU als gesättigt gilt</translation>
    </message>
    <message>
        <source>Slope at which &amp;SiLU counts as saturated</source>
        <translation>Steigung, ab der &amp;SiLU als gesättigt gilt</translation>
    </message>
    <message>
        <source>A channel is &amp;dormant below this share of the mean</source>
        <translation>Ein &amp;Kanal ruht unter diesem Anteil des Mittels</translation>
    </message>
    <message>
        <source>Share of free &amp;memory that a batch may use</source>
        <translation>Anteil des freien S&amp;peichers, den ein Batch nutzen darf</translation>
    </message>
    <message>
        <source>A change runs the chosen columns again. In bf16 gates are judged from 0.01 on: it has too few digits for less.</source>
        <translation>Eine Änderung führt die gewählten Spalten erneut aus. In bf16 werden Gates ab 0,01 beurteilt: für weniger hat es zu wenige Stellen.</translation>
    </message>
    <message>
        <source>Running and look</source>
        <translation>Ausführung und Aussehen</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>As many as the machine has</source>
        <translation>So viele, wie der Rechner hat</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the window, from the next start on. Files for programs and what comes from the networks stay English.</source>
        <translation>Des Fensters, ab dem nächsten Start. Dateien für Programme und was aus den Netzen kommt, bleibt englisch.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Trained weights</source>
        <translation>Trainierte Gewichte</translation>
    </message>
    <message>
        <source>Fetch &amp;nothing from the network</source>
        <translation>&amp;Nichts aus dem Internet herunterladen</translation>
    </message>
    <message>
        <source>Folder for fetched weights</source>
        <translation>Ordner für heruntergeladene Gewichte</translation>
    </message>
    <message>
        <source>The cache of torchvision</source>
        <translation>Der Cache von torchvision</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen...</translation>
    </message>
    <message>
        <source>Choose the folder for fetched weights</source>
        <translation>Den Ordner für heruntergeladene Gewichte wählen</translation>
    </message>
    <message>
        <source>Folder for weights</source>
        <translation>Ordner für Gewichte</translation>
    </message>
    <message>
        <source>Fetched &amp;into</source>
        <translation>Herunterladen na&amp;ch</translation>
    </message>
    <message>
        <source>torchvision&apos;s</source>
        <translation>Der von torchvision</translation>
    </message>
    <message>
        <source>Hugging Face&apos;s</source>
        <translation>Der von Hugging Face</translation>
    </message>
    <message>
        <source>This program&apos;s</source>
        <translation>Der dieses Programms</translation>
    </message>
    <message>
        <source>Chosen above</source>
        <translation>Oben gewählt</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::PreprocessingPanel</name>
    <message>
        <source>Compare ways of preprocessing</source>
        <translation>Arten der Vorverarbeitung vergleichen</translation>
    </message>
    <message>
        <source>Feeds the picture as OpenCV, torchvision&apos;s tensors and common slips would: one pass per way. Progress and Cancel are below.</source>
        <translation>Führt das Bild so zu, wie OpenCV, die Tensoren von torchvision und häufige Fehler es täten: ein Durchlauf je Art. Fortschritt und Abbrechen stehen unten.</translation>
    </message>
    <message>
        <source>What each way feeds</source>
        <translation>Was jede Art zuführt</translation>
    </message>
    <message>
        <source>The picture that the network takes its input for, with its own mean and standard deviation.</source>
        <translation>Das Bild, für das das Netz seine Eingabe hält, mit seinem eigenen Mittelwert und seiner Standardabweichung.</translation>
    </message>
    <message>
        <source>what else it could be fed</source>
        <translation>die anderen möglichen Eingaben</translation>
    </message>
    <message>
        <source>%1 is fed the picture in every way, one pass each.</source>
        <translation>%1 bekommt das Bild auf jede Art, je ein Durchlauf.</translation>
    </message>
    <message>
        <source>Press &quot;Compare for %1&quot; to see what OpenCV, torchvision&apos;s tensors and common slips would feed instead, and how the prediction moves.</source>
        <translation>„Für %1 vergleichen“ zeigt, was OpenCV, die Tensoren von torchvision und häufige Fehler stattdessen zuführen würden und wie sich die Vorhersage verschiebt.</translation>
    </message>
    <message>
        <source>Compare for %1</source>
        <translation>Für %1 vergleichen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::RandomNote</name>
    <message>
        <source>Get trained weights...</source>
        <translation>Trainierte Gewichte herunterladen...</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ReportPage</name>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>SE gates</source>
        <translation>SE-Gates</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Web page (HTML)...</source>
        <translation>Webseite (HTML)...</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>PDF...</source>
        <translation>PDF...</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Data (JSON)...</source>
        <translation>Daten (JSON)...</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Long form (CSV)...</source>
        <translation>Langform (CSV)...</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Tables (CSV)...</source>
        <translation>Tabellen (CSV)...</translation>
    </message>
    <message>
        <source>Text (Markdown)...</source>
        <translation>Text (Markdown)...</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>There is no result yet; the report fills as the columns finish.</source>
        <translation>Noch kein Ergebnis; der Bericht füllt sich, während die Spalten fertig werden.</translation>
    </message>
    <message>
        <source>Partial: %1</source>
        <translation>Unvollständig: %1</translation>
    </message>
    <message>
        <source>Complete for the chosen columns, as PDF prints it; tables are cut short here.</source>
        <translation>Vollständig für die gewählten Spalten, wie als PDF gedruckt; Tabellen sind hier gekürzt.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What do I hand over?</source>
        <translation>Was gebe ich weiter?</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Progress of the file that is being written</source>
        <translation>Fortschritt der Datei, die gerade geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abb&amp;rechen</translation>
    </message>
    <message>
        <source>The file is not written; one that is there stays.</source>
        <translation>Die Datei wird nicht geschrieben; eine vorhandene bleibt.</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::RestoredWeights</name>
    <message>
        <source>%1 is another file than in the last session (SHA-256 %2, then %3); %4 runs on what it holds now.</source>
        <translation>%1 ist eine andere Datei als in der letzten Sitzung (SHA-256 %2, damals %3); %4 läuft mit ihrem jetzigen Inhalt.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::RunStatus</name>
    <message>
        <source>The chosen column is done.</source>
        <translation>Die gewählte Spalte ist fertig.</translation>
    </message>
    <message>
        <source>All %1 chosen columns are done.</source>
        <translation>Alle %1 gewählten Spalten sind fertig.</translation>
    </message>
    <message>
        <source>%1 of %2 chosen columns are done</source>
        <translation>%1 von %2 gewählten Spalten sind fertig</translation>
    </message>
    <message>
        <source>, %1 in part</source>
        <translation>, %1 teilweise</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>; Run does the rest.</source>
        <translation>; Ausführen erledigt den Rest.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SaturationPage</name>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Do activations saturate, die or overflow?</source>
        <translation>Sättigen, sterben oder überlaufen Aktivierungen?</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>the activations</source>
        <translation>die Aktivierungen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingBudgetPanel</name>
    <message>
        <source>The largest φ of these α, β, γ within all limits; which limit binds; what relaxing each would buy. Then the network is built and run.</source>
        <translation>Das größte φ dieser α, β, γ innerhalb aller Grenzen; welche Grenze bindet; was das Lockern jeder Grenze brächte. Danach wird das Netz gebaut und ausgeführt.</translation>
    </message>
    <message>
        <source>Largest φ</source>
        <translation>Größtes φ</translation>
    </message>
    <message>
        <source>The largest network of these α, β, γ within the limits. It is then built and run in the background, to see that the prediction holds.</source>
        <translation>Das größte Netz dieser α, β, γ innerhalb der Grenzen. Danach wird es im Hintergrund gebaut und ausgeführt, um die Vorhersage zu bestätigen.</translation>
    </message>
    <message>
        <source>Dashed: the limits. The line: these α, β, γ from φ -3 to 7. Hollow: the published variants at the paper&apos;s sides.</source>
        <translation>Gestrichelt: die Grenzen. Die Linie: diese α, β, γ von φ -3 bis 7. Hohl: die veröffentlichten Varianten bei den Kantenlängen des Papers.</translation>
    </message>
    <message>
        <source>Measure B0 to B7, load a profile, or set a limit on latency.</source>
        <translation>B0 bis B7 messen, ein Profil laden oder eine Grenze für die Latenz setzen.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Set limits and press Largest φ.</source>
        <translation>Grenzen setzen und Größtes φ drücken.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>The network found has not been run yet.</source>
        <translation>Das gefundene Netz wurde noch nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Published variants</source>
        <translation>Veröffentlichte Varianten</translation>
    </message>
    <message>
        <source>Timed</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Networks are timed when latency is limited on this machine.</source>
        <translation>Die Zeit von Netzen wird gemessen, wenn die Latenz auf diesem Rechner begrenzt ist.</translation>
    </message>
    <message>
        <source>Budget: time networks</source>
        <translation>Budget: Zeit der Netze messen</translation>
    </message>
    <message>
        <source>Budget: run the network found</source>
        <translation>Budget: das gefundene Netz ausführen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingDials</name>
    <message>
        <source>Depth grows by α^φ. The paper&apos;s is 1.2.</source>
        <translation>Die Tiefe wächst mit α^φ. Im Paper ist α 1.2.</translation>
    </message>
    <message>
        <source>Width grows by β^φ. The paper&apos;s is 1.1.</source>
        <translation>Die Breite wächst mit β^φ. Im Paper ist β 1.1.</translation>
    </message>
    <message>
        <source>Resolution grows by γ^φ. The paper&apos;s is 1.15.</source>
        <translation>Die Auflösung wächst mit γ^φ. Im Paper ist γ 1.15.</translation>
    </message>
    <message>
        <source>How far to scale: 0 is B0, below 0 is smaller.</source>
        <translation>Wie weit skaliert wird: 0 ist B0, unter 0 ist kleiner.</translation>
    </message>
    <message>
        <source>MACs grow by this factor with every step of φ; the paper asks for about 2 (arXiv 1905.11946, eq. 3).</source>
        <translation>Um diesen Faktor wachsen die MACs mit jedem Schritt von φ; das Paper verlangt etwa 2 (arXiv 1905.11946, Gl. 3).</translation>
    </message>
    <message>
        <source>The paper&apos;s</source>
        <translation>Wie im Paper</translation>
    </message>
    <message>
        <source>α 1.2, β 1.1, γ 1.15; φ stays.</source>
        <translation>α 1.2, β 1.1, γ 1.15; φ bleibt.</translation>
    </message>
    <message>
        <source>Add as column</source>
        <translation>Als Spalte hinzufügen</translation>
    </message>
    <message>
        <source>This network goes through every page beside B0 to B7. The arrow saves its files.</source>
        <translation>Dieses Netz steht auf jeder Seite neben B0 bis B7. Der Pfeil speichert seine Dateien.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingDimensionsPanel</name>
    <message>
        <source>Press Measure to build and time these networks.</source>
        <translation>Messen drücken, um diese Netze zu bauen und zu messen.</translation>
    </message>
    <message>
        <source>Published accuracies, not measured here</source>
        <translation>Veröffentlichte Genauigkeiten, nicht hier gemessen</translation>
    </message>
    <message>
        <source>arXiv 1905.11946 v5, tables 3 and 7: one dimension against compound, at about equal MACs.</source>
        <translation>arXiv 1905.11946 v5, Tabellen 3 und 7: eine Dimension gegen Compound, bei etwa gleichen MACs.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>B0 scaled by one dimension alone and by the sliders&apos; α, β, γ together, against MACs: at one place of the axis all cost the same.</source>
        <translation>B0, skaliert in nur einer Dimension und mit α, β, γ der Regler zusammen, über MACs: an einer Stelle der Achse kosten alle gleich viel.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Builds these networks with random weights, one after the other, and times them: smallest first, up to the size beside and this machine&apos;s memory. Other runs wait until it ends or is cancelled.</source>
        <translation>Baut diese Netze nacheinander mit zufälligen Gewichten und misst ihre Zeit: kleinste zuerst, bis zur nebenstehenden Größe und zum Speicher dieses Rechners. Andere Läufe warten bis zum Ende oder Abbruch.</translation>
    </message>
    <message>
        <source>Largest network that is measured</source>
        <translation>Größtes Netz, das gemessen wird</translation>
    </message>
    <message>
        <source>up to </source>
        <translation>bis </translation>
    </message>
    <message>
        <source> GMACs</source>
        <translation> GMACs</translation>
    </message>
    <message>
        <source>Larger networks are not measured.</source>
        <translation>Größere Netze werden nicht gemessen.</translation>
    </message>
    <message>
        <source>All of these are measured.</source>
        <translation>Alle diese sind gemessen.</translation>
    </message>
    <message>
        <source>Scaled networks: measure</source>
        <translation>Skalierte Netze: messen</translation>
    </message>
    <message>
        <source>%1 of %2 networks measured%3</source>
        <translation>%1 von %2 Netzen gemessen%3</translation>
    </message>
    <message>
        <source>, then cancelled.</source>
        <translation>, dann abgebrochen.</translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation>ganzes Bild</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingLawPanel</name>
    <message>
        <source>Theory: B0&apos;s MACs times 2^φ. The law: the network with its channels, repeats and side rounded. Published: B0 to B7 at the paper&apos;s sides. A point under the cursor is marked in both charts; a click on the law sets φ.</source>
        <translation>Theorie: MACs von B0 mal 2^φ. Das Gesetz: das Netz mit gerundeten Kanälen, Wiederholungen und Kantenlänge. Veröffentlicht: B0 bis B7 bei den Kantenlängen des Papers. Ein Punkt unter dem Zeiger ist in beiden Diagrammen markiert; ein Klick auf das Gesetz setzt φ.</translation>
    </message>
    <message>
        <source>Published variants do not follow one φ: each stands three times at the height of its MACs, at the φ that its depth (d), its width (w) and its side (r) stand for under these α, β, γ.</source>
        <translation>Veröffentlichte Varianten folgen keinem einzelnen φ: jede steht dreimal in Höhe ihrer MACs, bei dem φ, dem ihre Tiefe (d), ihre Breite (w) und ihre Kantenlänge (r) unter diesen α, β, γ entsprechen.</translation>
    </message>
    <message>
        <source>Why not 2^φ</source>
        <translation>Warum nicht 2^φ</translation>
    </message>
    <message>
        <source>Implied φ</source>
        <translation>Implizites φ</translation>
    </message>
    <message>
        <source>Law and family</source>
        <translation>Gesetz und Familie</translation>
    </message>
    <message>
        <source>This network</source>
        <translation>Dieses Netz</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingPage</name>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>What if I scale it otherwise?</source>
        <translation>Was, wenn ich anders skaliere?</translation>
    </message>
    <message>
        <source>The law</source>
        <translation>Das Gesetz</translation>
    </message>
    <message>
        <source>One dimension or all</source>
        <translation>Eine Dimension oder alle</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Fit a budget</source>
        <translation>Budget ausschöpfen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ScalingSearchPanel</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>The paper&apos;s step 1: all α, β, γ on a grid whose α·β²·γ² is near 2, ranked. It runs in the background; other runs wait until it ends or is cancelled.</source>
        <translation>Schritt 1 des Papers: alle α, β, γ auf einem Gitter, deren α·β²·γ² nahe 2 liegt, als Rangliste. Läuft im Hintergrund; andere Läufe warten bis zum Ende oder Abbruch.</translation>
    </message>
    <message>
        <source>The law needs α, β, γ with α·β²·γ² near 2; the paper found 1.2, 1.1, 1.15 by a grid search on B0. A click on a row or a cell sets the sliders.</source>
        <translation>Das Gesetz braucht α, β, γ mit α·β²·γ² nahe 2; das Paper fand 1.2, 1.1, 1.15 durch eine Gittersuche auf B0. Ein Klick auf eine Zeile oder Zelle stellt die Regler.</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Beste nach</translation>
    </message>
    <message>
        <source>Accuracy of short trainings</source>
        <translation>Genauigkeit kurzer Trainings</translation>
    </message>
    <message>
        <source>Field over side and accuracy are best when largest, all else when smallest. Latency builds and times every candidate; accuracy trains them, the better half always longer.</source>
        <translation>Feld je Kantenlänge und Genauigkeit sind am besten, wenn am größten, alles andere, wenn am kleinsten. Latenz baut und misst jeden Kandidaten; Genauigkeit trainiert sie, die bessere Hälfte jeweils länger.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Between points of the grid, from 1 to 2.</source>
        <translation>Zwischen Punkten des Gitters, von 1 bis 2.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How far α·β²·γ² may be off 2.</source>
        <translation>Wie weit α·β²·γ² von 2 abweichen darf.</translation>
    </message>
    <message>
        <source>at φ</source>
        <translation>bei φ</translation>
    </message>
    <message>
        <source>Where candidates are built; the paper: 1.</source>
        <translation>Wo Kandidaten gebaut werden; im Paper: 1.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>A folder with one sub-folder of images per class; empty: pictures of twenty kinds that the program draws.</source>
        <translation>Ein Ordner mit einem Unterordner voller Bilder je Klasse; leer: Bilder von zwanzig Arten, die das Programm zeichnet.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>At most so many are trained: those nearest to the constraint.</source>
        <translation>Höchstens so viele werden trainiert: die der Nebenbedingung nächsten.</translation>
    </message>
    <message>
        <source>Rungs</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>After each rung the better half goes on, with twice the pictures.</source>
        <translation>Nach jeder Runde macht die bessere Hälfte weiter, mit doppelt so vielen Bildern.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Pictures that the first rung shows to each.</source>
        <translation>Bilder, die die erste Runde jedem zeigt.</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>Side of the pictures at φ 0, px; γ scales it. Smaller is quicker.</source>
        <translation>Kantenlänge der Bilder bei φ 0, px; γ skaliert sie. Kleiner ist schneller.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on where the same search was cancelled; the result is the same. Off, or where nothing is kept: begin anew.</source>
        <translation>Dort fortsetzen, wo dieselbe Suche abgebrochen wurde; das Ergebnis ist dasselbe. Aus, oder wenn nichts aufbewahrt ist: von vorn beginnen.</translation>
    </message>
    <message>
        <source>The objective over α and β will stand here, at the γ that the constraint leaves.</source>
        <translation>Hier erscheint die Zielgröße über α und β, bei dem γ, das die Nebenbedingung übrig lässt.</translation>
    </message>
    <message>
        <source>Each cell is the candidate whose γ meets the constraint best; empty where no γ of the grid does.</source>
        <translation>Jede Zelle ist der Kandidat, dessen γ die Nebenbedingung am besten erfüllt; leer, wo kein γ des Gitters es tut.</translation>
    </message>
    <message>
        <source>The candidates will stand here, best first.</source>
        <translation>Hier erscheinen die Kandidaten, der beste zuerst.</translation>
    </message>
    <message>
        <source>Grid search</source>
        <translation>Gittersuche</translation>
    </message>
    <message>
        <source>A folder of class folders</source>
        <translation>Ein Ordner mit Klassenordnern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SeLabGate</name>
    <message>
        <source>&lt;b&gt;Hold a gate&lt;/b&gt;</source>
        <translation>&lt;b&gt;Ein Gate festhalten&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>The channel whose gate the slider turns. A click on a bar of the gates chooses it as well.</source>
        <translation>Der Kanal, dessen Gate der Regler stellt. Ein Klick auf einen Balken der Gates wählt ihn ebenfalls.</translation>
    </message>
    <message>
        <source>Value at which the gate is held</source>
        <translation>Wert, bei dem das Gate festgehalten wird</translation>
    </message>
    <message>
        <source>Holds this channel&apos;s gate at a value in every sample. The channel&apos;s energy changes by the square of its gate.</source>
        <translation>Hält das Gate dieses Kanals in jeder Probe auf einem Wert fest. Die Energie des Kanals ändert sich mit dem Quadrat seines Gates.</translation>
    </message>
    <message>
        <source>Let all gates go</source>
        <translation>Alle Gates loslassen</translation>
    </message>
    <message>
        <source>Channel %1: gate %2 (%3)</source>
        <translation>Kanal %1: Gate %2 (%3)</translation>
    </message>
    <message>
        <source>held</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SeLabKnobs</name>
    <message>
        <source>&lt;b&gt;Input&lt;/b&gt;</source>
        <translation>&lt;b&gt;Eingabe&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Random tensor</source>
        <translation>Zufälliger Tensor</translation>
    </message>
    <message>
        <source>Block on the picture</source>
        <translation>Block auf dem Bild</translation>
    </message>
    <message>
        <source>Random: noise from a seed, the same on every machine. Block: the selected block&apos;s real depthwise output on the loaded picture, with the loaded weights.</source>
        <translation>Zufällig: Rauschen aus einem Seed, auf jedem Rechner gleich. Block: die echte Depthwise-Ausgabe des gewählten Blocks auf dem geladenen Bild, mit den geladenen Gewichten.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Another seed, another input and other weights; the same seed gives the same numbers on every machine.</source>
        <translation>Anderer Seed, andere Eingabe und andere Gewichte; derselbe Seed ergibt auf jedem Rechner dieselben Zahlen.</translation>
    </message>
    <message>
        <source>Samples, channels, height and width of the input. Every sample and channel has a mean of its own, and noise about it, both from the seed.</source>
        <translation>Proben, Kanäle, Höhe und Breite der Eingabe. Jede Probe und jeder Kanal hat einen eigenen Mittelwert und Rauschen darum, beides aus dem Seed.</translation>
    </message>
    <message>
        <source>Shape of the block</source>
        <translation>Form des Blocks</translation>
    </message>
    <message>
        <source>Takes channels and sides of the selected block&apos;s depthwise output (sides at most 64), and its own form. The values stay random.</source>
        <translation>Übernimmt Kanäle und Kantenlängen der Depthwise-Ausgabe des gewählten Blocks (Kanten höchstens 64) und seine eigene Bauform. Die Werte bleiben zufällig.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Weights and form&lt;/b&gt;</source>
        <translation>&lt;b&gt;Gewichte und Bauform&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Loaded weights</source>
        <translation>Geladene Gewichte</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>Zufällige Gewichte</translation>
    </message>
    <message>
        <source>Loaded: the block&apos;s own two layers, whose form is fixed. Random: any reduction, bias and activation, to see what they change.</source>
        <translation>Geladen: die zwei Schichten des Blocks selbst, deren Bauform feststeht. Zufällig: beliebige Reduktion, Bias und Aktivierung, um ihre Wirkung zu sehen.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Bauform</translation>
    </message>
    <message>
        <source>Literature</source>
        <translation>Literatur</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Literature: reduction 16, no bias, ReLU (SENet, arXiv 1709.01507). EfficientNet: a quarter of the block&apos;s input, which is reduction 24 of the expanded channels, with bias and SiLU (torchvision).</source>
        <translation>Literatur: Reduktion 16, kein Bias, ReLU (SENet, arXiv 1709.01507). EfficientNet: ein Viertel der Blockeingabe, also Reduktion 24 der expandierten Kanäle, mit Bias und SiLU (torchvision).</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Reduktion</translation>
    </message>
    <message>
        <source>Channels per hidden unit, r: hidden = max(1, C / r). A larger r costs less and ties the gates closer together.</source>
        <translation>Kanäle je verdeckter Einheit, r: verdeckt = max(1, C / r). Ein größeres r kostet weniger und koppelt die Gates enger aneinander.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Of both layers: a gate can then lean open or closed whatever the input is. It adds C + hidden parameters and no MACs.</source>
        <translation>Beider Schichten: ein Gate kann dann unabhängig von der Eingabe eher offen oder geschlossen sein. Er bringt C + verdeckt Parameter und keine MACs.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Of the hidden units: ReLU is max(0, z), SiLU is z · σ(z) and lets small negative values through.</source>
        <translation>Der verdeckten Einheiten: ReLU ist max(0, z), SiLU ist z · σ(z) und lässt kleine negative Werte durch.</translation>
    </message>
    <message>
        <source>Shape of </source>
        <translation>Form von </translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SeLabPanel</name>
    <message>
        <source>Compare from here</source>
        <translation>Ab hier vergleichen</translation>
    </message>
    <message>
        <source>Takes the gates as they are as the reference: pale bars and the last sentence tell what changes from here on. Another block, or another number of channels, starts anew by itself.</source>
        <translation>Nimmt die Gates, wie sie sind, als Referenz: blasse Balken und der letzte Satz sagen, was sich ab hier ändert. Ein anderer Block oder eine andere Kanalzahl beginnt von selbst neu.</translation>
    </message>
    <message>
        <source> block </source>
        <translation> Block </translation>
    </message>
    <message>
        <source>: on its way.</source>
        <translation>: unterwegs.</translation>
    </message>
    <message>
        <source>%1: depthwise output %2 of %3.%4</source>
        <translation>%1: Depthwise-Ausgabe %2 von %3.%4</translation>
    </message>
    <message>
        <source> The gates are those of the page Attention.</source>
        <translation> Die Gates sind die der Seite Attention.</translation>
    </message>
    <message>
        <source>The block&apos;s output is on its way.</source>
        <translation>Die Ausgabe des Blocks ist unterwegs.</translation>
    </message>
    <message>
        <source>The selected block runs on the picture; its squeeze, hidden units and gates will stand here.</source>
        <translation>Der gewählte Block läuft auf dem Bild; hier erscheinen sein Squeeze, seine verdeckten Einheiten und seine Gates.</translation>
    </message>
    <message>
        <source>Open an image: its way through the selected block is the input.</source>
        <translation>Ein Bild öffnen: sein Weg durch den gewählten Block ist die Eingabe.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::SpeedPage</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How fast, and why is it slow?</source>
        <translation>Wie schnell, und warum ist es langsam?</translation>
    </message>
    <message>
        <source>Measure latency</source>
        <translation>Latenz messen</translation>
    </message>
    <message>
        <source>Times plain passes of the chosen columns, one after the other, without instrumentation.</source>
        <translation>Misst reine Durchläufe der gewählten Spalten nacheinander, ohne Instrumentierung.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Accuracy and latency</source>
        <translation>Genauigkeit und Latenz</translation>
    </message>
    <message>
        <source>Accuracy and memory</source>
        <translation>Genauigkeit und Speicher</translation>
    </message>
    <message>
        <source>Latency and memory</source>
        <translation>Latenz und Speicher</translation>
    </message>
    <message>
        <source>Latency and memory are measured here; accuracy is published.</source>
        <translation>Latenz und Speicher sind hier gemessen; die Genauigkeit ist veröffentlicht.</translation>
    </message>
    <message>
        <source>By block</source>
        <translation>Nach Block</translation>
    </message>
    <message>
        <source>By part</source>
        <translation>Nach Teil</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Alle Zahlen</translation>
    </message>
    <message>
        <source>Measure this machine</source>
        <translation>Diesen Rechner messen</translation>
    </message>
    <message>
        <source>Measures the attainable GFLOP/s and GB/s with a matrix product and a sum of vectors.</source>
        <translation>Misst die erreichbaren GFLOP/s und GB/s mit einem Matrixprodukt und einer Summe von Vektoren.</translation>
    </message>
    <message>
        <source>The roof of this machine could not be measured. %1</source>
        <translation>Das Dach dieses Rechners konnte nicht gemessen werden. %1</translation>
    </message>
    <message>
        <source>%1 is being timed.</source>
        <translation>%1 wird gemessen.</translation>
    </message>
    <message>
        <source>%1 waits for its turn to be timed.</source>
        <translation>%1 wartet auf die Zeitmessung.</translation>
    </message>
    <message>
        <source>%1 could not be timed. See the messages for the reason.</source>
        <translation>%1 konnte nicht gemessen werden. Den Grund nennen die Meldungen.</translation>
    </message>
    <message>
        <source>Press Measure latency to time %1.</source>
        <translation>Latenz messen drücken, um %1 zu messen.</translation>
    </message>
    <message>
        <source>Measuring latency...</source>
        <translation>Latenz wird gemessen...</translation>
    </message>
    <message>
        <source>Nothing has been timed yet.</source>
        <translation>Noch wurde keine Zeit gemessen.</translation>
    </message>
    <message>
        <source>Measuring what this machine can reach.</source>
        <translation>Es wird gemessen, was dieser Rechner erreichen kann.</translation>
    </message>
    <message>
        <source>The roof of this machine is not measured yet; it takes a second while nothing else runs.</source>
        <translation>Das Dach dieses Rechners ist noch nicht gemessen; es dauert eine Sekunde, während sonst nichts läuft.</translation>
    </message>
    <message>
        <source>Press Measure this machine to see how near each node comes.</source>
        <translation>Diesen Rechner messen drücken, um zu sehen, wie nahe jeder Knoten herankommt.</translation>
    </message>
    <message>
        <source>Measured here: %1 GFLOP/s and %2 GB/s; nodes left of %3 FLOP/byte are memory-bound.</source>
        <translation>Hier gemessen: %1 GFLOP/s und %2 GB/s; Knoten links von %3 FLOP/Byte sind speichergebunden.</translation>
    </message>
    <message>
        <source>This machine: roof</source>
        <translation>Dieser Rechner: Dach</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::TablePanel</name>
    <message>
        <source>There is no data yet.</source>
        <translation>Noch keine Daten.</translation>
    </message>
    <message>
        <source>Find rows</source>
        <translation>Zeilen suchen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as CSV...</source>
        <translation>Als CSV speichern...</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>In einer Tabelle</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::TaskBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::Tour</name>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::VerdictPanel</name>
    <message>
        <source>: all activations</source>
        <translation>: alle Aktivierungen</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsComparePanel</name>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Reads both once more, in case a file was replaced.</source>
        <translation>Liest beide noch einmal, falls eine Datei ersetzt wurde.</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>The checkpoint that changes are counted from</source>
        <translation>Der Checkpoint, von dem aus Änderungen gezählt werden</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>Another checkpoint of the same network</source>
        <translation>Ein anderer Checkpoint desselben Netzes</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messgröße</translation>
    </message>
    <message>
        <source>What the curves show, of all tensors of a block together</source>
        <translation>Was die Kurven zeigen, von allen Tensoren eines Blocks zusammen</translation>
    </message>
    <message>
        <source>The comparison was cancelled; &quot;Compare again&quot; takes it up.</source>
        <translation>Der Vergleich wurde abgebrochen; „Erneut vergleichen“ nimmt ihn wieder auf.</translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation>%1 mit %2 vergleichen</translation>
    </message>
    <message>
        <source>Every chosen network is here once. Drop a second checkpoint of one on the window, or choose &quot;Compare with a checkpoint...&quot; in the menu File or in that of its chip.</source>
        <translation>Jedes gewählte Netz ist hier einmal vorhanden. Einen zweiten Checkpoint eines Netzes auf dem Fenster ablegen oder „Mit Checkpoint vergleichen...“ im Menü Datei oder im Menü seines Chips wählen.</translation>
    </message>
    <message>
        <source>Both checkpoints are being read.</source>
        <translation>Beide Checkpoints werden gelesen.</translation>
    </message>
    <message>
        <source>Nothing to draw: no value changed.</source>
        <translation>Nichts zu zeichnen: kein Wert hat sich geändert.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsFetch</name>
    <message>
        <source>&quot;Fetch nothing&quot; is chosen in the preferences, so nothing is fetched from the network.</source>
        <translation>„Nichts herunterladen“ ist in den Einstellungen gewählt, daher wird nichts aus dem Internet geholt.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsKeysPanel</name>
    <message>
        <source>Search: words of names, shapes, states</source>
        <translation>Suche: Wörter aus Namen, Formen, Zuständen</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Schlüssel durchsuchen</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Schlüssel</translation>
    </message>
    <message>
        <source>All that differ</source>
        <translation>Alle abweichenden</translation>
    </message>
    <message>
        <source>S&amp;tate</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>matched: used as it is. converted: used after a change of the number format. missing: the network needs it, the file has none. unexpected: left over, the network has no place for it.</source>
        <translation>matched: verwendet, wie er ist. converted: verwendet nach Änderung des Zahlenformats. missing: das Netz braucht ihn, die Datei hat keinen. unexpected: übrig, das Netz hat keinen Platz dafür.</translation>
    </message>
    <message>
        <source>its keys</source>
        <translation>die Schlüssel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No key of this state has these words.</source>
        <translation>Kein Schlüssel dieses Zustands enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Choose a row to read it in a sentence, with the nearest candidates of a key that is missing or left over.</source>
        <translation>Eine Zeile wählen, um sie als Satz zu lesen, mit den nächsten Kandidaten eines fehlenden oder übrigen Schlüssels.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsNews</name>
    <message>
        <source>%1 holds no weights of the chosen networks.</source>
        <translation>%1 enthält keine Gewichte der gewählten Netze.</translation>
    </message>
    <message>
        <source>Weights from %1: %2.</source>
        <translation>Gewichte aus %1: %2.</translation>
    </message>
    <message>
        <source> None there for %1.</source>
        <translation> Dort keine für %1.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsPage</name>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>What am I running?</source>
        <translation>Was führe ich aus?</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Looks at the files once more, in case one was replaced. What runs reads names and shapes; Values reads every value.</source>
        <translation>Sieht sich die Dateien noch einmal an, falls eine ersetzt wurde. Was läuft liest Namen und Formen; Werte liest jeden Wert.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsQuestion</name>
    <message>
        <source>%1 has weights of its own.</source>
        <translation>%1 hat eigene Gewichte.</translation>
    </message>
    <message>
        <source>%1 runs on %2.</source>
        <translation>%1 läuft mit %2.</translation>
    </message>
    <message>
        <source>Replace or beside?</source>
        <translation>Ersetzen oder daneben?</translation>
    </message>
    <message>
        <source>Replace these weights with %1, or show %1 beside?</source>
        <translation>Diese Gewichte durch %1 ersetzen oder %1 daneben zeigen?</translation>
    </message>
    <message>
        <source>Beside, it is a column of its own: every page and report shows both, and the page Weights what changed.</source>
        <translation>Daneben ist es eine eigene Spalte: jede Seite und jeder Bericht zeigt beide, und die Seite Gewichte, was sich änderte.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Beside</source>
        <translation>&amp;Daneben</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsReports</name>
    <message>
        <source>Reading was cancelled; Read again takes it up.</source>
        <translation>Das Lesen wurde abgebrochen; Erneut lesen nimmt es wieder auf.</translation>
    </message>
    <message>
        <source>The weights of %1 are being read; %2 will stand here.</source>
        <translation>Die Gewichte von %1 werden gelesen; dann erscheint hier: %2.</translation>
    </message>
    <message>
        <source>The weights of %1 have none of %2.</source>
        <translation>Die Gewichte von %1 enthalten nichts davon: %2.</translation>
    </message>
    <message>
        <source>The weights of %1 wait for their turn; %2 will stand here.</source>
        <translation>Die Gewichte von %1 warten, bis sie an der Reihe sind; dann erscheint hier: %2.</translation>
    </message>
    <message>
        <source>%1: weights</source>
        <translation>%1: Gewichte</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsRunsPanel</name>
    <message>
        <source>Compute SHA-256</source>
        <translation>SHA-256 berechnen</translation>
    </message>
    <message>
        <source>Reads the whole file: its digest tells whether it is what was published, whatever its name. Files of up to 32 MB are hashed anyway.</source>
        <translation>Liest die ganze Datei: ihr Hash sagt, ob sie ist, was veröffentlicht wurde, wie sie auch heißt. Dateien bis 32 MB werden ohnehin gehasht.</translation>
    </message>
    <message>
        <source>what is known of them</source>
        <translation>was über sie bekannt ist</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>what runs</source>
        <translation>was läuft</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::WeightsValuesPanel</name>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messgröße</translation>
    </message>
    <message>
        <source>One value per tensor, for all chosen variants.</source>
        <translation>Ein Wert je Tensor, für alle gewählten Varianten.</translation>
    </message>
    <message>
        <source>&amp;of</source>
        <translation>&amp;für</translation>
    </message>
    <message>
        <source>The like tensor of every block, by our names: depthwise.conv.weight is the weight of the depthwise convolution.</source>
        <translation>Der entsprechende Tensor jedes Blocks, nach unseren Namen: depthwise.conv.weight ist das Gewicht der Depthwise-Faltung.</translation>
    </message>
    <message>
        <source>H&amp;istogram of</source>
        <translation>H&amp;istogramm der</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>Values: 256 bins between two powers of two, on one axis for all variants. Magnitudes: by powers of two, with the limits of fp16; zeros have none.</source>
        <translation>Werte: 256 Bins zwischen zwei Zweierpotenzen, auf einer Achse für alle Varianten. Beträge: nach Zweierpotenzen, mit den Grenzen von fp16; Nullen haben keine.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 has no such number; choose another tensor.</source>
        <translation>%1 hat keine solche Zahl; einen anderen Tensor wählen.</translation>
    </message>
    <message>
        <source>their values</source>
        <translation>die Werte</translation>
    </message>
    <message>
        <source>No value of this tensor is finite.</source>
        <translation>Kein Wert dieses Tensors ist endlich.</translation>
    </message>
</context>
<context>
    <name>scalescope::ui::ZonePanel</name>
    <message>
        <source>&amp;Show</source>
        <translation>A&amp;nzeigen</translation>
    </message>
    <message>
        <source>Share of each limit</source>
        <translation>Anteil jeder Grenze</translation>
    </message>
    <message>
        <source>Zones of SiLU</source>
        <translation>Zonen der SiLU</translation>
    </message>
    <message>
        <source>Whether activations saturate, die or overflow, against the limits that are warned about; or where the inputs of SiLU lie.</source>
        <translation>Ob Aktivierungen sättigen, sterben oder überlaufen, gegen die Grenzen, ab denen gewarnt wird; oder wo die Eingaben der SiLU liegen.</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>Warnung</translation>
    </message>
</context>
</TS>
