package org.multimodalbtw.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.BooleanCell.BooleanCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

/** Patients whose labs tell the outcome and whose imaging tells nothing; every tenth patient has no imaging. */
final class SyntheticPatients {

    static final int COUNT = 150;

    private final TestPlatform platform;

    SyntheticPatients(TestPlatform platform) {
        this.platform = platform;
    }

    TestPlatform platform() {
        return platform;
    }

    BufferedDataTable labels() {
        DataTableSpec spec = Columns.table(List.of(
                Columns.text("outcome"), Columns.integer("event"), Columns.number("risk"), Columns.text("split")));
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < COUNT; patient++) {
            boolean ill = isIll(patient);
            rows.add(new DefaultRow(
                    id(patient),
                    patient == 7 ? DataType.getMissingCell() : new StringCell(ill ? "ill" : "well"),
                    new IntCell(ill ? 1 : 0),
                    new DoubleCell(ill ? 2.5 : -1),
                    new StringCell(split(patient))));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    /** Two labels of which a patient has any number: "ill", which labs tell, and "late", which nothing tells. */
    BufferedDataTable findings() {
        DataTableSpec spec = new DataTableSpec(
                new DataColumnSpecCreator("ill", BooleanCell.TYPE).createSpec(),
                Columns.integer("late"),
                Columns.text("split"));
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < COUNT; patient++) {
            rows.add(new DefaultRow(
                    id(patient),
                    patient == 7 ? DataType.getMissingCell() : BooleanCellFactory.create(isIll(patient)),
                    new IntCell(patient / 7 % 3 == 0 ? 1 : 0),
                    new StringCell(split(patient))));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    BufferedDataTable labs() {
        DataTableSpec columns = Columns.table(List.of(Columns.number("crp"), Columns.text("ward")));
        DataTableSpec spec = new DataTableSpecCreator(columns).setName("labs").createSpec();
        SplittableRandom random = new SplittableRandom(1);
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < COUNT; patient++) {
            double crp = (isIll(patient) ? 4 : 0) + random.nextDouble();
            rows.add(new DefaultRow(id(patient), new DoubleCell(crp), new StringCell("w" + patient % 3)));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    BufferedDataTable imaging() {
        DataTableSpec spec = Columns.table(List.of(Columns.vector("embedding")));
        SplittableRandom random = new SplittableRandom(2);
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < COUNT; patient++) {
            List<DataCell> values =
                    random.doubles(4).<DataCell>mapToObj(DoubleCell::new).toList();
            if (patient % 10 != 0) {
                rows.add(new DefaultRow(id(patient), CollectionCellFactory.createListCell(values)));
            }
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    /** Labs and imaging, encoded and joined. */
    PortObject tensor() throws Exception {
        PortObject labs = new TestNode(platform, new TabularEncoderNodeFactory()).execute(labs(), labels())[0];
        PortObject imaging = new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> settings.addString("modality", "imaging"))
                .execute(imaging(), labels())[0];
        return new TestNode(platform, new ModalityCollectorNodeFactory()).execute(labs, imaging)[0];
    }

    static String id(int patient) {
        return "patient" + patient;
    }

    private static boolean isIll(int patient) {
        return patient % 2 == 0;
    }

    private static String split(int patient) {
        return switch (patient / 3 % 5) {
            case 3 -> "valid";
            case 4 -> "test";
            default -> "train";
        };
    }
}
