package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.core.node.message.MessageBuilder;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeMessage.Type;

class MessageTest {
    private static final PortObject[] NO_INPUTS = {};

    private static Message training() {
        return Message.builder()
                .withSummary("Training failed at epoch 3")
                .addTextIssue("The loss is not a number.")
                .addResolutions("Lower the learning rate.", "Scale the inputs.")
                .build()
                .orElseThrow();
    }

    private static NodeMessage shown(final Throwable failure, final PortObject... inputs) {
        return NodeMessages.ofFailedExecute(failure, false, inputs).orElseThrow();
    }

    private static BufferedDataTable table() {
        DataTableSpec spec = new DataTableSpec(
                new String[] {"id", "value"}, new DataType[] {StringCell.TYPE, StringCell.TYPE});
        TableBuilder builder = new TableBuilder(spec, false, TableSettings.temporary());
        for (int i = 0; i < 10; i++) {
            builder.add(new DefaultRow("P" + i, "id" + i, "v" + i));
        }
        builder.close();
        return TableBridge.SECRET.get().create(builder.table());
    }

    @Test
    void aFailureWithAMessageShowsSummaryIssueAndResolutions() {
        RuntimeException cause = new RuntimeException("inner");
        KNIMEException failure = KNIMEException.of(training(), cause);
        assertEquals("Training failed at epoch 3", failure.getMessage());
        assertSame(cause, failure.getCause());
        NodeMessage expected = new NodeMessage(
                Type.ERROR,
                "Training failed at epoch 3",
                "The loss is not a number.",
                List.of("Lower the learning rate.", "Scale the inputs."));
        assertEquals(expected, shown(failure));
        assertEquals(expected, shown(failure.toUnchecked()));
    }

    @Test
    void aFailureWithoutAnIssueShowsNone() {
        NodeMessage message =
                shown(KNIMEException.of(Message.fromSummaryWithResolution("No GPU found", "Choose CPU.")));
        assertEquals(Optional.empty(), message.getIssue());
        assertEquals(List.of("Choose CPU."), message.getResolutions());
        assertEquals("plain", shown(new KNIMEException("plain")).getMessage());
    }

    @Test
    void anyOtherFailureShowsItsText() {
        assertEquals(
                NodeMessage.newError("Execute failed: plain"), shown(new NullPointerException("plain")));
        assertEquals(
                NodeMessage.newError("Execute failed: no torch"), shown(new UnsatisfiedLinkError("no torch")));
    }

    @Test
    void whatACancelledNodeThrowsIsShownAsCancellation() {
        NodeMessage expected = NodeMessage.newWarning("Execution canceled");
        assertEquals(
                Optional.of(expected),
                NodeMessages.ofFailedExecute(new IllegalStateException("interrupted"), true, NO_INPUTS));
        assertEquals(expected, shown(new CanceledExecutionException()));
    }

    @Test
    void anInvalidSettingIsAWarningWithAllOfItsMessage() {
        InvalidSettingsException invalid = training().toInvalidSettingsException();
        assertEquals("Training failed at epoch 3", invalid.getMessage());
        NodeMessage shown = NodeMessages.ofFailedConfigure(invalid);
        assertEquals(Type.WARNING, shown.getMessageType());
        assertEquals(Optional.of("The loss is not a number."), shown.getIssue());
        assertEquals(2, shown.getResolutions().size());
        assertEquals(
                NodeMessage.newWarning("No column."),
                NodeMessages.ofFailedConfigure(new InvalidSettingsException("No column.")));
        assertEquals(
                NodeMessage.newError("Configure failed (IllegalArgumentException): oops"),
                NodeMessages.ofFailedConfigure(new IllegalArgumentException("oops")));
    }

    @Test
    void anIssueWithACellShowsTheRowsAroundItWithAMark() {
        Message message = Message.fromRowIssue("Bad cell", 0, 3, 1, "cell is not a number");
        NodeMessage shown = shown(message.toKNIMEException(), table());
        assertEquals("Bad cell", shown.getMessage());
        assertEquals(
                String.join(
                        "\n",
                        "RowID | value",
                        "P1 | v1",
                        "P2 | v2",
                        "P3 | v3",
                        "     ^^ cell is not a number",
                        "P4 | v4",
                        "P5 | v5"),
                shown.getIssue().orElseThrow());
    }

    @Test
    void anIssueWithACellThatDoesNotExistDestroysTheMessage() {
        BufferedDataTable table = table();
        for (Message message : List.of(
                Message.fromRowIssue("Bad", 1, 3, 0, "x"),
                Message.fromRowIssue("Bad", 0, 3, 2, "x"),
                Message.fromRowIssue("Bad", 0, 10, 0, "x"))) {
            assertEquals(
                    Optional.empty(),
                    NodeMessages.ofFailedExecute(message.toKNIMEException(), false, new PortObject[] {table}));
        }
    }

    @Test
    void aBuilderWithoutASummaryBuildsNothingAndCountsIssues() {
        MessageBuilder builder = Message.builder().addTextIssue("a").addTextIssue("b").addTextIssue("c");
        assertEquals(Optional.empty(), builder.build());
        assertEquals(3, builder.getIssueCount());
        assertEquals(Optional.of("a"), builder.getFirstIssue());
        Message message = builder.withSummary("s").build().orElseThrow();
        assertEquals(
                Optional.of("a\n(and 2 more issues)"),
                message.toNodeMessage(Type.ERROR).getIssue());
        assertEquals(training(), training().modify().build().orElseThrow());
        assertTrue(message.toLogPrintable().startsWith("s\na"));
    }
}
