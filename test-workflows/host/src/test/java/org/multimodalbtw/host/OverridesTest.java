package org.multimodalbtw.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.host.nodes.TensorPortObject;

class OverridesTest {

    private static String problem(String override) {
        return assertThrows(WorkflowException.class, () -> Workflows.load(Workflows.stored("minimal"), override))
                .getMessage();
    }

    @Test
    void parameterTakesTheTypeOfItsEntry() throws Exception {
        try (WorkflowRun run = Workflows.load(Workflows.stored("minimal"), "Cohort Reader/rows=7")) {
            run.execute(RunListener.NONE);
            assertEquals(7, ((BufferedDataTable) run.result("Cohort Reader").output(0)).size());
        }
    }

    @Test
    void nestedParameterAndListAreReachedByTheirPath() throws Exception {
        try (WorkflowRun run = Workflows.load(
                Workflows.stored("minimal"),
                "Tabular Encoder (#4)/columns/manualFilter/manuallySelected=y2",
                "Tabular Encoder (#4)/columns/manualFilter/includeUnknownColumns=false")) {
            run.execute(RunListener.NONE);
            assertEquals(
                    "m2:y2*20",
                    ((TensorPortObject) run.result("Tabular Encoder (#4)").output(0)).text());
        }
    }

    @Test
    void unknownNodeListsTheNodes() {
        String problem = problem("Reader/rows=7");
        assertTrue(problem.startsWith("There is no node 'Reader'"), problem);
        assertTrue(problem.contains("'Cohort Reader (#1)', 'Modality Collector (#2)'"), problem);
    }

    @Test
    void nameOfSeveralNodesListsThem() {
        assertEquals(
                "Several nodes are named 'Tabular Encoder'. Give one of 'Tabular Encoder (#3)', 'Tabular Encoder (#4)', "
                        + "'Tabular Encoder (#5)'.",
                problem("Tabular Encoder/modality=a"));
    }

    @Test
    void unknownParameterListsTheParameters() {
        assertEquals(
                "BTW Learner (#6) has no parameter 'epoch'. There are 'label', 'epochs'.",
                problem("BTW Learner/epoch=3"));
        assertTrue(problem("Tabular Encoder (#3)/columns/none/x=1").contains("'patternFilter'"));
    }

    @Test
    void valueOfAnotherTypeIsRefused() {
        assertEquals(
                "Cohort Reader (#1): 'many' is no value for 'rows', which is of type int.",
                problem("Cohort Reader/rows=many"));
    }

    @Test
    void valueThatTheNodeRefusesIsReported() {
        assertEquals("Cohort Reader (#1): There cannot be -2 rows.", problem("Cohort Reader/rows=-2"));
    }

    @Test
    void nodeWithoutParametersIsNamed() {
        assertEquals("Multimodal Predictor (#7) has no parameters.", problem("Multimodal Predictor/x=1"));
    }

    @Test
    void groupIsNotAParameter() {
        assertTrue(problem("Tabular Encoder (#3)/columns=a").contains("is a group of parameters"));
    }

    @Test
    void assignmentWithoutAValueIsRefused() {
        assertTrue(problem("Cohort Reader rows 7").contains("not of the form"));
    }
}
