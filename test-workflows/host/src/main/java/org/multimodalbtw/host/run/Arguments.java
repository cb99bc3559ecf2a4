package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.survey.Choice;

/**
 * A workflow that exists is to be run, or one is to be written for a folder of data and run.
 *
 * @param workflow the workflow's directory; empty where a cohort is given
 * @param cohort the data to write a workflow for; empty where a workflow is given
 * @param out the directory for the results
 * @param overrides parameters to change, each {@code Node name/parameter=value}
 * @param seeds how often the workflow is run, each time with the next seed, at least 1
 * @param report whether a report on the model is written, where a cohort is given
 * @param rawCsv whether texts are written to CSV files as they are, also where a spreadsheet takes them for formulas
 */
record Arguments(
        Optional<Path> workflow,
        Optional<Cohort> cohort,
        Path out,
        List<String> overrides,
        int seeds,
        boolean report,
        boolean rawCsv)
        implements Request {

    /**
     * Data to write a workflow for.
     *
     * @param folder the folder with labels.csv
     * @param modalities the names of the files to use; empty for all
     * @param outcome what is predicted
     * @param columns what columns are taken as, by file/column
     * @param encoders what files hold, by name, where it is said
     * @param decision what is asked of the predictions
     * @param explain whether predictions of test rows are explained
     * @param pretrain whether the encoders of the network learn from rows without labels first
     */
    record Cohort(
            Path folder,
            List<String> modalities,
            Outcome outcome,
            Map<String, Choice> columns,
            Map<String, FileKind> encoders,
            Decision decision,
            boolean explain,
            boolean pretrain) {

        String labels() {
            return outcome.labels();
        }

        String target() {
            return outcome.target();
        }

        Optional<String> group() {
            return outcome.group();
        }

        /**
         * @param others the names of the files to use
         * @return the same with these
         */
        Cohort with(List<String> others) {
            return new Cohort(folder, others, outcome, columns, encoders, decision, explain, pretrain);
        }

        /**
         * @param predicted what is predicted
         * @return the same with it
         */
        Cohort with(Outcome predicted) {
            return new Cohort(folder, modalities, predicted, columns, encoders, decision, explain, pretrain);
        }

        /**
         * @param taken what columns are taken as, in the order of the node's list
         * @return the same with these
         */
        Cohort with(Map<String, Choice> taken) {
            return new Cohort(folder, modalities, outcome, taken, encoders, decision, explain, pretrain);
        }
    }
}
