package org.multimodalbtw.engine.survey;

import java.util.Set;

/** Names in one word, as databases give them, of what a row is or belongs to; nothing in them shows where {@code id} begins. */
final class ExportedIds {

    /** Of the eICU Collaborative Research Database. */
    private static final Set<String> NAMES = ColumnWords.set(
            """
            patientunitstayid patienthealthsystemstayid uniquepid labid customlabid microlabid vitalperiodicid vitalaperiodicid nurseassessid
            nursecareid nursechartid noteid medicationid infusiondrugid intakeoutputid diagnosisid admissiondrugid admissiondxid allergyid
            apacheapsvarid apachepredvarid apachepatientresultsid careplangeneralid careplangoalid cplinfectid cplcareproviderid cpleolid
            pasthistoryid physicalexamid respiratorycareid respiratorychartid respcareid respchartid treatmentid""");

    private ExportedIds() {}

    /** @param joined a column's name in small letters, without what stands between its words */
    static boolean has(String joined) {
        return NAMES.contains(joined);
    }
}
