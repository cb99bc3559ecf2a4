package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/** Which columns of an export of measurements are what: 20 headers of systems and registries, and 10 that only look like them. */
class SeriesVariantsTest extends WrittenCohort {

    private static final int ROWS = 4;

    /** The cells of a column by its name: what stands there in row {@code row} of the file, the {@code place}-th of its patient. */
    private static String cell(String column, int row, int place) {
        String name = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String time = "2150-03-0" + (1 + place) + " 08:0" + row % 6 + ":00";
        return switch (name) {
            case "vitalperiodicid", "labid", "obskey", "rowid" -> String.valueOf(7000 + row);
            case "encounternum", "orderid" -> String.valueOf(30 + row / ROWS);
            case "instancenum", "visitcomplete" -> String.valueOf(1 + row % 2);
            case "labresultoffset", "observationoffset" -> String.valueOf(60 * place + row % 7);
            case "labresultrevisedoffset" -> String.valueOf(60 * place + row % 7 + 30);
            case "notedate", "measurementdate", "visitdate" -> time.substring(0, 10);
            case "hlseven" -> "215003" + String.format(Locale.ROOT, "%02d", 1 + place) + "0800";
            case "measurementdatetime", "starttime", "startdate", "lbdtc", "effectivedatetime" -> time;
            case "labname", "observationid", "conceptcd", "lbtestcd", "codecodingdisplay", "drug", "test" ->
                row % 2 == 0 ? "CREA" : "HGB";
            case "units", "unitscd", "lbstresu", "amountuom", "rateuom", "valuequantityunit" ->
                row % 2 == 0 ? "mg/dL" : "mmol/L";
            case "valuetext" -> row % 3 == 0 ? "SEE NOTE " + row % 2 : String.valueOf(measured(row));
            case "nullable", "alsonullable" -> row % 3 == 0 ? String.valueOf(measured(row)) : "NULL";
            case "longnames" ->
                row % 2 == 0 ? "HKQuantityTypeIdentifierHeartRate" : "HKQuantityTypeIdentifierStepCount";
            case "clockh" -> String.format(Locale.ROOT, "%02dh%02d", 8 + place, row % 60);
            case "clockpm" -> 1 + place + ":0" + row % 6 + " PM";
            case "shortdate" -> String.format(Locale.ROOT, "%02d.03.21", 10 + place);
            case "midnight" -> time.substring(0, 10) + " 00:00:00.000";
            case "sodium", "uricacid", "lipid", "fluid" -> String.valueOf(100 + row % 50);
            default -> String.valueOf(measured(row + place));
        };
    }

    private Optional<SeriesRoles> roles(String header) throws IOException {
        String[] columns = header.split(",");
        String rows = IntStream.range(0, PATIENTS * ROWS)
                .mapToObj(row -> id(row / ROWS) + ","
                        + Stream.of(columns)
                                .map(column -> cell(column, row, row % ROWS))
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("x.csv"), "id," + header + "\n" + rows + "\n", StandardCharsets.UTF_8);
        CohortFolder cohort = open(SurveySettings.on().with(TableForms.ALL));
        cohort.check(ProgressMonitor.NONE);
        return cohort.series("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labid,labresultoffset,labname,result,labresultrevisedoffset | labresultoffset | labname | result |",
                "vitalperiodicid,observationoffset,hr,sao2 | observationoffset | | hr sao2 |",
                "obs_key,observationoffset,hr,sbp | observationoffset | | hr sbp |",
                "encounter_num,concept_cd,start_date,instance_num,nval_num,units_cd | start_date | concept_cd | nval_num | units_cd",
                "code.coding.display,effectiveDateTime,valueQuantity.value,valueQuantity.unit | effectiveDateTime | code.coding.display | valueQuantity.value | valueQuantity.unit",
                "lbtestcd,lbstresn,lbstresu,lbdtc | lbdtc | lbtestcd | lbstresn | lbstresu",
                "visit_date,weight,hba1c,visit_complete | visit_date | | weight hba1c |",
                "starttime,drug,amount,amountuom,rate,rateuom | starttime | drug | amount | amountuom",
                "measurement_date,measurement_datetime,test,value | measurement_datetime | test | value |",
                "hlseven,observation_id,value,units | hlseven | observation_id | value | units",
                "observationoffset,nullable,also_nullable,hr | observationoffset | | nullable also_nullable hr |",
                "starttime,test,value,value_text | starttime | test | value |",
                "shortdate,clockh,test,value | clockh | test | value |",
                "shortdate,clockpm,hr,sbp | clockpm | | hr sbp |",
                "midnight,clockpm,hr,sbp | clockpm | | hr sbp |",
                "observationoffset,uric acid,lipid,fluid | observationoffset | | uric acid,lipid,fluid |",
                "starttime,order id,drug,dose | starttime | drug | dose |",
                "starttime,uricacid,sodium | starttime | | uricacid sodium |",
                "hlseven,hr,sbp | hlseven | | hr sbp |",
                "measurement_datetime,long_names,value,units | measurement_datetime | ? | value | units"
            })
    void exportsOfSystemsAreRead(String header, String time, String variable, String values, String unit)
            throws IOException {
        String named = header.replace("hlseven", "observation_time")
                .replace("shortdate", "date")
                .replace("clockh", "heure")
                .replace("clockpm", "time")
                .replace("midnight", "date");
        SeriesRoles roles = rolesOf(header, named);
        assertEquals(
                Optional.of(time.replace("hlseven", "observation_time")
                        .replace("clockh", "heure")
                        .replace("clockpm", "time")),
                roles.time(),
                roles::toString);
        Optional<String> known = Optional.ofNullable(variable).filter(name -> !name.equals("?"));
        assertEquals(known, roles.variable(), roles::toString);
        assertEquals(
                List.of(values.contains(",") ? values.split(",") : values.split(" ")), roles.values(), roles::toString);
        assertEquals(Optional.ofNullable(unit), roles.unit(), roles::toString);
        assertEquals("?".equals(variable), !roles.isComplete(), "what nothing names is not guessed");
    }

    /** The roles of a file whose columns are filled by one header and called by another. */
    private SeriesRoles rolesOf(String header, String named) throws IOException {
        roles(header);
        String text = Files.readString(folder.resolve("x.csv"));
        Files.writeString(folder.resolve("x.csv"), text.replaceFirst("id,[^\n]*", "id," + named));
        CohortFolder cohort = open(SurveySettings.on().with(TableForms.ALL));
        cohort.check(ProgressMonitor.NONE);
        return cohort.series("x").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "observationoffset,lipid,hr | lipid",
                "observationoffset,uric_acid,hr | uric_acid",
                "observationoffset,fluid,hr | fluid",
                "observationoffset,steroid,hr | steroid",
                "observationoffset,complete_blood_count,hr | complete_blood_count",
                "observationoffset,rate,hr | rate",
                "observationoffset,amount_of_urine,hr | amount_of_urine",
                "observationoffset,revision,hr | revision",
                "observationoffset,sequence_length,hr | sequence_length",
                "observationoffset,parameter_sum,hr | parameter_sum"
            })
    void whatOnlyLooksLikeAnIdOrAFlagIsMeasured(String header, String measured) throws IOException {
        SeriesRoles roles = roles(header).orElseThrow();
        assertTrue(roles.isWide() && roles.values().contains(measured), roles::toString);
    }

    @Test
    void wordsBesideWhatIsReadDoNotStopTheRun() throws IOException {
        SeriesRoles roles = roles("starttime,test,value,value_text").orElseThrow();
        assertTrue(roles.unused().contains("value_text"));
        CohortFolder cohort = open(SurveySettings.on().with(TableForms.ALL));
        List<Boolean> empty = new ArrayList<>();
        cohort.rows("x").forEach(row -> empty.add(row.isMissing(4)));
        assertEquals(List.of(true, false, false, true), empty.subList(0, 4), "a word is no number there");
    }

    @Test
    void aValueWithManyWordsIsNamedBeforeAnythingRuns() throws IOException {
        String[] said = {"PRVC", "8", "45 %", "1:2", "450 ml", "CPAP"};
        Files.writeString(
                folder.resolve("x.csv"),
                "id,hours,parameter,value\n"
                        + IntStream.range(0, PATIENTS * said.length)
                                .mapToObj(row -> id(row / said.length) + "," + row % said.length + ",p"
                                        + row % said.length + "," + said[row % said.length])
                                .collect(Collectors.joining("\n"))
                        + "\n");
        SeriesRoles roles = open().series("x").orElseThrow();
        assertFalse(roles.isComplete());
        assertTrue(
                roles.lines("id").stream().anyMatch(line -> line.contains("'value' would be the value")),
                () -> roles.lines("id").toString());
    }
}
