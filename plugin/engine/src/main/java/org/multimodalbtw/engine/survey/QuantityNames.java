package org.multimodalbtw.engine.survey;

import java.util.Set;

/** Names of columns that say what is measured in them, as {@code hr}, {@code temp} and {@code rhythm} do, so that the column is one variable. */
final class QuantityNames {

    private static final Set<String> NAMES = Set.of(
            """
            hr heartrate pulse pulserate puls herzfrequenz pouls sbp dbp map mbp nibp abp bp bloodpressure blutdruck rr resp resprate
            respiratoryrate respirationrate atemfrequenz spo2 sao2 o2sat oxygensaturation saettigung sattigung temp temperature bodytemp
            bodytemperature temperatur koerpertemperatur gcs avpu rhythm ecgrhythm rhythmus glucose glukose blutzucker crp lactate laktat
            creatinine kreatinin crea wbc leukocytes leukozyten hb hgb hemoglobin haemoglobin platelets thrombozyten sodium
            natrium potassium kalium bilirubin urea harnstoff ph pao2 paco2 po2 pco2 fio2 peep cvp icp etco2 urineoutput painscore
            """
                    .strip()
                    .split("\\s+"));

    private QuantityNames() {}

    /**
     * @param column a column's name
     * @return whether it is the name of something that is measured, and nothing else
     */
    static boolean is(String column) {
        return NAMES.contains(SeriesNames.joined(column));
    }
}
