package org.multimodalbtw.nodes.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.encoder.EncoderInput;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.KnimeRows;

/** New tables with columns that lack, are called otherwise, or are new. */
class TableMatchTest {

    private static final EncoderPortObjectSpec ADMISSION = encoder("admission", "sex", "ward", "age");
    private static final EncoderPortObjectSpec LABS = encoder("labs", "lactate", "crea", "temp");

    @TempDir
    private Path directory;

    private static EncoderPortObjectSpec encoder(String name, String... columns) {
        return new EncoderPortObjectSpec(Modality.named(name), "tabular", List.of(columns), Optional.empty());
    }

    private static DataTableSpec table(String name, String... columns) {
        return new DataTableSpecCreator()
                .setName(name)
                .addColumns(Stream.of(columns).map(Columns::number).toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    private static String refused(DataTableSpec... tables) {
        MultimodalModelPortObjectSpec model = new MultimodalModelPortObjectSpec(
                        new OfClass("died", List.of("no", "yes")),
                        List.of(ADMISSION.modality(), LABS.modality()),
                        Scheme.KL_MI,
                        1)
                .withEncoders(List.of(ADMISSION, LABS));
        InputException failure =
                assertThrows(InputException.class, () -> TableMatch.of(model, List.of(tables), Map.of()));
        return failure.getMessage() + " " + failure.remedy();
    }

    @Test
    void aTableThatLacksAColumnIsNamedWithTheNearestOne() {
        DataTableSpec admission = table("admission", "sex", "ward", "age");
        assertEquals(
                "Table 2, 'labs', fits none of the model's modalities. It is nearest to 'labs', and lacks 'crea' (it has 'creatinine': give it the"
                        + " name 'crea'). Give the table these columns, without any value where nothing is known, or leave the table out.",
                refused(admission, table("labs", "lactate", "creatinine", "temp")));
        String several = refused(admission, table("blood", "LACTATE", "crea", "Temp (°C)"));
        assertTrue(
                several.startsWith(
                        "Table 2, 'blood', fits none of the model's modalities. It is nearest to 'labs', and lacks 'lactate', 'temp' (it has"
                                + " 'LACTATE': give it the name 'lactate', and 'Temp (°C)': give it the name 'temp')."),
                several);
    }

    @Test
    void aColumnThatIsCalledOtherwiseHasNoHint() {
        String said = refused(table("admission", "sex", "ward", "age"), table("labs", "lactate", "temp", "hb"));
        assertTrue(said.contains("and lacks 'crea'. Give the table"), said);
    }

    @Test
    void aTableOfNoneOfTheColumnsSaysWhatEachModalityNeeds() {
        String said = refused(
                table("admission", "sex", "ward", "age"),
                table("labs", "lactate", "crea", "temp"),
                table("default", "x"));
        assertEquals(
                "Table 3 fits none of the model's modalities: 'admission' needs 'sex', 'ward', 'age', 'labs' needs 'lactate', 'crea', 'temp'. Give"
                        + " the table the columns that the modality was encoded from, or leave the table out.",
                said);
    }

    @Test
    void aNewColumnIsSaidAndOneThatTrainingLeftOutIsNot() throws IOException {
        TestPlatform platform = new TestPlatform(directory);
        DataRow[] rows = IntStream.range(0, 20)
                .mapToObj(row -> new DefaultRow("p" + row, cells(row, 5, row % 7)))
                .toArray(DataRow[]::new);
        BufferedDataTable training = platform.table(table("labs", "crea", "constant", "temp"), rows);
        List<String> columns = List.of("crea", "constant", "temp");
        FittedEncoder encoder = TabularEncoder.fit(
                "labs",
                new KnimeRows(training, columns, Optional.empty()),
                TabularEncoderSettings.defaults(),
                ProgressMonitor.NONE);
        encoder.save(directory.resolve("encoder"));
        ModelDirectory.addEncoders(directory.resolve("model"), List.of(directory.resolve("encoder")));
        EncoderPortObjectSpec labs = encoder("labs", "crea", "temp");
        assertEquals(List.of(), UnreadColumns.notes(directory.resolve("model"), Map.of(labs, training)));
        BufferedDataTable more = platform.table(
                table("labs", "crea", "constant", "temp", "hb"), new DefaultRow("q0", cells(1, 5, 2, 13)));
        assertEquals(
                List.of(
                        "The table of 'labs' has a column that the model was not trained with and does not read: 'hb'."),
                UnreadColumns.notes(directory.resolve("model"), Map.of(labs, more)));
    }

    /** An encoder whose training rows had the two numbers of a cell in two columns, as a Cohort Reader gives them. */
    private FittedEncoder ofPressures(TestPlatform platform) throws IOException {
        DataRow[] rows = IntStream.range(0, 20)
                .mapToObj(row -> new DefaultRow("p" + row, cells(110 + row, 60 + row % 7, 40 + row * 3 % 11)))
                .toArray(DataRow[]::new);
        FittedEncoder encoder = TabularEncoder.fit(
                "labs",
                new KnimeRows(
                        platform.table(table("labs", "RR (first)", "RR (second)", "age"), rows),
                        List.of("RR (first)", "RR (second)", "age"),
                        Optional.empty()),
                TabularEncoderSettings.defaults(),
                ProgressMonitor.NONE);
        encoder.save(directory.resolve("encoder"));
        ModelDirectory.addEncoders(directory.resolve("model"), List.of(directory.resolve("encoder")));
        return encoder;
    }

    private static DataTableSpec withTexts(String... columns) {
        return new DataTableSpec(
                "labs",
                Stream.of(columns)
                        .map(name -> new DataColumnSpecCreator(
                                        name, name.equals("age") ? DoubleCell.TYPE : StringCell.TYPE)
                                .createSpec())
                        .toArray(DataColumnSpec[]::new));
    }

    private List<Float> encoded(FittedEncoder fitted, EncoderPortObjectSpec spec, BufferedDataTable table, String file)
            throws IOException {
        Path written = directory.resolve(file);
        fitted.encode(EncoderInput.rows(spec, table), written, ProgressMonitor.NONE);
        List<Float> values = new ArrayList<>();
        try (TensorTable tensors = TensorTable.open(written)) {
            for (float value : tensors.values(0, 0)) {
                values.add(value);
            }
        }
        return values;
    }

    @Test
    void thePressureOfOneNewPatientIsReadAsTheModelLearntIt() throws IOException {
        TestPlatform platform = new TestPlatform(directory);
        FittedEncoder fitted = ofPressures(platform);
        EncoderPortObjectSpec labs = encoder("labs", "RR (first)", "RR (second)", "age");
        BufferedDataTable one = platform.table(
                withTexts("age", "RR"), new DefaultRow("q0", new DoubleCell(49), new StringCell("112/63")));
        assertEquals(List.of(), UnreadColumns.notes(directory.resolve("model"), Map.of(labs, one)));
        BufferedDataTable two = platform.table(
                table("labs", "RR (first)", "RR (second)", "age"), new DefaultRow("q0", cells(112, 63, 49)));
        assertEquals(encoded(fitted, labs, two, "two"), encoded(fitted, labs, one, "one"));
        BufferedDataTable other = platform.table(
                withTexts("age", "RR", "note"),
                new DefaultRow("q0", new DoubleCell(49), new StringCell("112/63"), new StringCell("x")));
        assertEquals(
                List.of(
                        "The table of 'labs' has a column that the model was not trained with and does not read: 'note'."),
                UnreadColumns.notes(directory.resolve("model"), Map.of(labs, other)));
    }

    private static List<DataCell> cells(int... numbers) {
        return IntStream.of(numbers).<DataCell>mapToObj(DoubleCell::new).toList();
    }
}
