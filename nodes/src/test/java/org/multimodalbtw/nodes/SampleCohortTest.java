package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.sample.SampleCohortNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.tensortotable.TensorToTableNodeFactory;

class SampleCohortTest {

    @TempDir
    private Path directory;

    @Test
    void tablesAreAsPromisedAndTheSameForTheSameSeed() throws Exception {
        PortObjectSpec[] expected = sample(1).configure();
        PortObject[] tables = sample(1).execute();
        PortObject[] again = sample(1).execute();
        assertEquals(6, tables.length);
        for (int port = 0; port < tables.length; port++) {
            DataTableSpec found = ((BufferedDataTable) tables[port]).getDataTableSpec();
            assertTrue(((DataTableSpec) expected[port]).equalStructure(found), found.toString());
            assertEquals(((DataTableSpec) expected[port]).getName(), found.getName());
            assertEquals(TestNode.rows(tables[port]), TestNode.rows(again[port]));
        }
        assertEquals(60, TestNode.rows(tables[0]).size());
        assertEquals(4, TestNode.rows(tables[1]).size());
        assertNotEquals(TestNode.rows(tables[2]), TestNode.rows(sample(2).execute()[2]));
    }

    @Test
    void modalitiesAreEncodedCollectedAndShown() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        PortObject[] cohort = sample(1).execute();
        List<PortObject> tensors = new ArrayList<>();
        for (int port = 2; port < 6; port++) {
            tensors.add(new TestNode(platform, new TabularEncoderNodeFactory()).execute(cohort[port], cohort[0])[0]);
        }
        TensorPortObject collected = (TensorPortObject)
                new TestNode(platform, new ModalityCollectorNodeFactory(), "Modalities", TensorPortObject.TYPE, 4)
                        .execute(tensors.toArray(PortObject[]::new))[0];
        List<String> names = new ArrayList<>();
        for (int port = 2; port < 6; port++) {
            names.add(((BufferedDataTable) cohort[port]).getDataTableSpec().getName());
        }
        assertEquals(names, Modality.names(collected.getSpec().modalities()));
        assertEquals(OptionalLong.of(60), collected.getSpec().rows());
        BufferedDataTable table =
                (BufferedDataTable) new TestNode(platform, new TensorToTableNodeFactory()).execute(collected)[0];
        assertEquals(names, List.of(table.getDataTableSpec().getColumnNames()));
        for (int modality = 0; modality < 4; modality++) {
            int column = modality + 1;
            long missing = TestNode.rows(table).stream()
                    .filter(row -> row.get(column).equals("?"))
                    .count();
            assertEquals(collected.getSpec().missing().get(modality), missing);
        }
    }

    private TestNode sample(long seed) {
        return new TestNode(new TestPlatform(directory), new SampleCohortNodeFactory())
                .with(settings -> settings.addLong("seed", seed))
                .with(settings -> settings.addInt("patients", 60));
    }
}
