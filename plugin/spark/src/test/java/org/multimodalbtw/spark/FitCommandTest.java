package org.multimodalbtw.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.multimodalbtw.spark.door.EngineFailure;
import picocli.CommandLine;

/** What is asked of fit. */
class FitCommandTest {

    @Test
    void encodersThatAreFittedOnOneMachineAreRefusedWithTheWayOut() {
        FitCommand command = new FitCommand();
        new CommandLine(command).parseArgs("--table", "notes=notes.csv", "--encoder", "notes=model", "--out", "never");
        EngineFailure refused = assertThrows(EngineFailure.class, command::call);
        assertEquals(
                "The encoder of 'notes' is to be 'model', and on Spark only tabular, series, text, image, pixels encoders are fitted. "
                        + "Fit it on one machine, for example to a part of the training rows, and use it with 'encode' and 'score'.",
                refused.getMessage());
    }
}
