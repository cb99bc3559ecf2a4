package org.multimodalbtw.nodes.learner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.AfterTraining;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.compare.WantedAlarm;
import org.multimodalbtw.engine.compare.WantedEvent;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.report.TrainingReport;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.RowOrders;

/** Trains a model on encoded modalities, as the BTW Learner does. */
public final class Training {

    static final String UNKNOWN_TARGET =
            "Whether the numbers of the target are classes is seen when the node is executed, so that nodes that "
                    + "need to know it cannot be configured yet. 'Target is: Class' or 'Number' tells them before.";

    private final BtwLearnerParameters parameters;
    private final Optional<WantedAlarm> alarm;
    private final Optional<PretrainedStart> start;

    /** @throws org.multimodalbtw.engine.InputException if the alarm's threshold is out of its range */
    Training(BtwLearnerParameters parameters) {
        this(parameters, parameters.alarm(), Optional.empty());
    }

    private Training(BtwLearnerParameters parameters, Optional<WantedAlarm> alarm, Optional<PretrainedStart> start) {
        this.parameters = parameters;
        this.alarm = alarm;
        this.start = start;
    }

    /** The same from a pre-trained network. */
    Training startingFrom(PretrainedStart network) {
        return new Training(parameters, alarm, Optional.of(network));
    }

    /**
     * @param choices what the analyst chooses; all else is as the BTW Learner has it by default
     * @return a training with these
     */
    public static Training of(UsualChoices choices) {
        return new Training(choices.parameters(), choices.decisions().alarm(), Optional.empty());
    }

    /**
     * The modalities to learn from.
     *
     * @param spec what the tensor holds
     * @param tensor its file
     * @param encoders the directory of the encoders that travel with it; empty if there are none
     */
    public record Rows(TensorPortObjectSpec spec, Path tensor, Optional<Path> encoders) {}

    /**
     * What a training gives.
     *
     * @param model the model, in a file store of the execution
     * @param result the same for the engine
     * @param labels what it was trained on
     * @param report what the view shows
     */
    public record Trained(
            MultimodalModelPortObject model, TrainingResult result, Labels labels, TrainingReport report) {

        /**
         * @param context the node's execution
         * @return the scores of all networks, as a table
         * @throws IOException if it cannot be written
         */
        public BufferedDataTable scores(ExecutionContext context) throws IOException {
            return ResultTables.scores(result, context);
        }

        /**
         * @param context the node's execution
         * @return predictions of training and validation rows by networks that did not learn from them, as a table
         * @throws IOException if it cannot be written
         */
        public BufferedDataTable heldOut(ExecutionContext context) throws IOException {
            return new ResultTables(model.getSpec()).weights(result.heldOut(), labels, context);
        }
    }

    /** @return the columns of {@link Trained#scores} */
    public static DataTableSpec scoresSpec() {
        return ResultTables.scoresSpec();
    }

    /**
     * Looks at what can be looked at before anything is executed.
     *
     * @param labels the columns of the labels
     * @return what is predicted, as far as it is known before the values are; empty where only they tell
     * @throws org.multimodalbtw.engine.InputException if a setting is out of its range or a column lacks
     */
    public Optional<Expected> check(DataTableSpec labels) {
        TrainingSettings settings = parameters.settings();
        Optional<Target> target = parameters.target(labels);
        target.ifPresent(known -> OfferedMethods.requireFor(
                settings.methods(), known.task().target(known.name(), known.classes(labels))));
        parameters.split(labels);
        parameters.group(labels);
        return target.map(known -> new Expected(settings, parameters.event(), alarm, known, labels));
    }

    /** A training of which is known what it predicts. */
    public static final class Expected {

        private final TrainingSettings settings;
        private final WantedEvent event;
        private final Optional<WantedAlarm> alarm;
        private final Target target;
        private final DataTableSpec labels;

        private Expected(
                TrainingSettings settings,
                WantedEvent event,
                Optional<WantedAlarm> alarm,
                Target target,
                DataTableSpec labels) {
            this.settings = settings;
            this.event = event;
            this.alarm = alarm;
            this.target = target;
            this.labels = labels;
        }

        /**
         * @param tensor the modalities, before they are encoded
         * @return what the model will say of itself
         * @throws org.multimodalbtw.engine.InputException if decisions or the alarm are about an event that there is not
         */
        public MultimodalModelPortObjectSpec model(TensorPortObjectSpec tensor) {
            MultimodalModelPortObjectSpec model = new MultimodalModelPortObjectSpec(
                            target.task().target(target.name(), target.classes(labels)),
                            tensor.modalities(),
                            settings.weights().scheme(),
                            settings.seed())
                    .withEncoders(tensor.encoders());
            event.requireOf(model.target());
            return alarm.map(wanted -> withAlarms(model, wanted)).orElse(model);
        }

        /** Which class is the rarest is not known before the labels are read. */
        private MultimodalModelPortObjectSpec withAlarms(MultimodalModelPortObjectSpec model, WantedAlarm wanted) {
            wanted.requireOf(model.target());
            String about = wanted.event().isEmpty() ? event.name() : wanted.event();
            if (!about.isEmpty()) {
                return model.withAlarms(List.of(about));
            }
            return model.target().task() == Task.MULTILABEL
                    ? model.withAlarms(model.target().classes())
                    : model.withUnknownAlarms();
        }
    }

    /**
     * @param rows the modalities
     * @param fusion the network
     * @param table the labels
     * @param context the node's execution, which owns the model's files
     * @param warnings takes what the analyst should know
     * @param monitor progress and cancel
     * @return the model and what is known of it
     * @throws IOException if a file cannot be read or written
     * @throws org.multimodalbtw.engine.InputException if nothing can be learnt
     */
    public Trained train(
            Rows rows,
            FusionSettings fusion,
            BufferedDataTable table,
            ExecutionContext context,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        RowOrderCheck order = compare(rows.spec(), table);
        LabelReader reader = new LabelReader(table, parameters);
        Labels labels = reader.read();
        FileStore store = context.createFileStore("model");
        Path directory = store.getFile().toPath();
        TrainingResult result = ComparedTraining.learn(
                rows.tensor(),
                labels,
                fusion,
                start.map(parameters::settings).orElseGet(parameters::settings),
                new AfterTraining(parameters.isAgainstAlone(), parameters.event(), alarm),
                directory,
                monitor.part(0, .97));
        if (rows.encoders().isPresent()) {
            ModelDirectory.addEncoders(
                    directory, EncoderSet.directories(rows.encoders().get()));
        }
        Optional<Reference> reference = ModelDirectory.readReference(directory);
        MultimodalModelPortObjectSpec model = new MultimodalModelPortObjectSpec(
                        result.manifest(), result.verdict().text(), reference)
                .withEncoders(rows.spec().encoders());
        warnings.addAll(order.notes()).addAll(reader.notes()).addAll(result.warnings());
        return new Trained(
                new MultimodalModelPortObject(model, store),
                result,
                labels,
                TrainingReport.of(result, labels, reference, monitor.part(.97, 1)));
    }

    /** The labels are joined by RowID, too. */
    private static RowOrderCheck compare(TensorPortObjectSpec tensor, BufferedDataTable labels) {
        RowOrderCheck check = new RowOrderCheck();
        if (!tensor.orders().isEmpty()) {
            check.compare(
                    tensor.orders(), RowOrders.of("labels", labels).stream().toList());
        }
        return check;
    }
}
