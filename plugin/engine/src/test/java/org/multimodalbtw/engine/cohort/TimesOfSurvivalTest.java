package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;

/** Times of survival, of follow-up and of the stay, by the names that studies and databases give them. */
class TimesOfSurvivalTest extends WrittenCohort {

    private static final String AFTER = "by its name it may be known only after the outcome";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OS_MONTHS",
                "OS.time",
                "PFS_days",
                "DFS_STATUS",
                "SRV_TIME_MON",
                "surv_time",
                "futime",
                "time_to_event",
                "fu_days",
                "follow_up_months",
                "LAST_CONTACT_DAYS_TO",
                "hospitaldischargeoffset",
                "unitdischargeoffset",
                "dischargeweight",
                "actualiculos",
                "unabridgedunitlos",
                "time_in_hospital"
            })
    void whatIsKnownAfterwardsIsNamedAndUsed(String name) throws IOException {
        column(name, row -> String.valueOf(measured(row)));
        assertTrue(finding(name).reason().contains(AFTER), finding(name)::reason);
        assertTrue(finding(name).isUsed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iop_os",
                "os",
                "va_os_baseline",
                "months",
                "survey_time",
                "predictediculos",
                "time_since_admission",
                "contact_days",
                "last_dose",
                "admissionweight",
                "followers",
                "time"
            })
    void whatIsKnownBeforeIsNotNamed(String name) throws IOException {
        column(name, row -> String.valueOf(measured(row)));
        assertEquals("", finding(name).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "time, status, true",
        "Time, event, true",
        "time, vital_status, true",
        "time, ward, false",
        "day, status, false"
    })
    void aTimeBesideAStatusIsNamed(String time, String other, boolean isNamed) throws IOException {
        write(
                "labs.csv",
                "id," + time + "," + other + ",crp",
                row -> id(row) + "," + (100 + row * 7) + "," + row * 5 % 3 + "," + measured(row));
        ColumnFinding finding = finding(time);
        assertEquals(isNamed, finding.reason().contains("beside '" + other + "' it may be the time until the outcome"));
        assertTrue(finding.isUsed());
        assertFalse(finding.reason().contains(AFTER));
    }
}
