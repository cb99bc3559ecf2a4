package org.multimodalbtw.nodes.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.weight.Scheme;

/** What a trained model predicts from which modalities. */
public final class MultimodalModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    private Target target = new OfClass("", List.of());
    private List<Modality> modalities = List.of();
    private Scheme scheme = Scheme.NONE;
    private long seed;
    private String conclusion = "";
    private boolean keepsWeightsOut;
    private List<EncoderPortObjectSpec> encoders = List.of();
    private List<String> alarms = List.of();
    private boolean knowsAlarms = true;
    private String event = "";

    /** For loading. */
    public MultimodalModelPortObjectSpec() {}

    /**
     * A model that is still to be trained.
     *
     * @param target what it predicts, with its classes as far as they are known
     * @param modalities what it expects
     * @param scheme how its weights are computed
     * @param seed its source of randomness
     */
    public MultimodalModelPortObjectSpec(Target target, List<Modality> modalities, Scheme scheme, long seed) {
        this.target = target;
        this.modalities = List.copyOf(modalities);
        this.scheme = scheme;
        this.seed = seed;
    }

    /**
     * A trained model.
     *
     * @param manifest what the model says of itself
     * @param conclusion one sentence on what the weights gained
     * @param reference what held-out rows say about its use, where there were some
     */
    public MultimodalModelPortObjectSpec(ModelManifest manifest, String conclusion, Optional<Reference> reference) {
        this(
                manifest.target(),
                manifest.modalities().stream().map(Modality::of).toList(),
                manifest.weights().scheme(),
                manifest.training().seed());
        this.conclusion = conclusion;
        reference.ifPresent(this::use);
        keepsWeightsOut = manifest.keepsWeightsOut();
    }

    /**
     * A model that lies in a folder, such as one that was written without KNIME.
     *
     * @param directory the folder
     * @return what it expects and predicts, and the encoders that it carries
     * @throws InputException if it is no model, or is damaged
     * @throws IOException if it cannot be read
     */
    public static MultimodalModelPortObjectSpec of(Path directory) throws IOException {
        ModelManifest manifest = ModelDirectory.readManifest(directory);
        List<EncoderPortObjectSpec> carried = EncoderSet.load(ModelDirectory.encoders(directory)).values().stream()
                .map(EncoderPortObjectSpec::of)
                .toList();
        return new MultimodalModelPortObjectSpec(manifest, "", ModelDirectory.readReference(directory, manifest))
                .withEncoders(carried);
    }

    private void use(Reference reference) {
        List<String> classes = target.classes();
        reference.event().ifPresent(index -> event = classes.get(index));
        alarms = reference.alarms().stream()
                .map(alarm -> classes.get(alarm.event()))
                .toList();
        StringBuilder said = new StringBuilder(conclusion);
        reference.alarms().forEach(alarm -> said.append(' ')
                .append(alarm.says(target.name() + "=" + classes.get(alarm.event()))));
        conclusion = said.toString();
    }

    /**
     * @param carried the encoders that the model carries
     * @return the same with them
     */
    public MultimodalModelPortObjectSpec withEncoders(List<EncoderPortObjectSpec> carried) {
        MultimodalModelPortObjectSpec spec = copy();
        spec.encoders = List.copyOf(carried);
        return spec;
    }

    /**
     * @param events the classes or labels that the model will give alarm for
     * @return the same with them
     */
    public MultimodalModelPortObjectSpec withAlarms(List<String> events) {
        MultimodalModelPortObjectSpec spec = copy();
        spec.alarms = List.copyOf(events);
        return spec;
    }

    /** @return the same with an alarm for a class that is not known before training */
    public MultimodalModelPortObjectSpec withUnknownAlarms() {
        MultimodalModelPortObjectSpec spec = copy();
        spec.knowsAlarms = false;
        return spec;
    }

    private MultimodalModelPortObjectSpec copy() {
        MultimodalModelPortObjectSpec spec = new MultimodalModelPortObjectSpec(target, modalities, scheme, seed);
        spec.conclusion = conclusion;
        spec.keepsWeightsOut = keepsWeightsOut;
        spec.encoders = encoders;
        spec.alarms = alarms;
        spec.knowsAlarms = knowsAlarms;
        spec.event = event;
        return spec;
    }

    /** @return the classes or labels that it gives alarm for; empty while they are not known */
    public Optional<List<String>> alarms() {
        return knowsAlarms ? Optional.of(alarms) : Optional.empty();
    }

    /** @return the class that decisions are about unless another is named; empty where it is not known, or there is none */
    public Optional<String> event() {
        return event.isEmpty() ? Optional.empty() : Optional.of(event);
    }

    /** @return what to do where the class of the alarm is not known before training, for a person */
    public String unknownAlarms() {
        return "Which class of '" + target.name()
                + "' the alarm is about is not known before training, so that nodes that need to know it cannot be "
                + "configured yet. 'Event' in the BTW Learner tells them before.";
    }

    /** @return the encoders that the model carries, so that it can take new rows as they are */
    public List<EncoderPortObjectSpec> encoders() {
        return encoders;
    }

    /** @return what it predicts; without classes while they are not known */
    public Target target() {
        return target;
    }

    /** @return what it expects, in its own order */
    public List<Modality> modalities() {
        return modalities;
    }

    /** @return how its weights are computed */
    public Scheme scheme() {
        return scheme;
    }

    /** @return its source of randomness */
    public long seed() {
        return seed;
    }

    /** @return one sentence on what the weights gained; empty before training */
    public String conclusion() {
        return conclusion;
    }

    /** @return whether its weights are only to look at, since the guard keeps them out of the network */
    public boolean keepsWeightsOut() {
        return keepsWeightsOut;
    }

    /** @return whether the columns of its predictions are known */
    public boolean knowsPredictions() {
        return target.outputs() > 0;
    }

    /** @return what to do where the columns of its predictions are not known before it is trained, for a person */
    public String unknownClasses() {
        return "The classes of '" + target.name()
                + "' are not known before the labels are read, so that nodes that need them cannot be "
                + "configured yet. KNIME's Domain Calculator, between the labels and the BTW Learner, makes them known.";
    }

    /** @return for a person, for example {@code "outcome (2 classes) from labs, imaging. No gain by weights was shown."} */
    public String summary() {
        return target.name() + " (" + target.summary() + ") from " + String.join(", ", Modality.names(modalities))
                + ". " + conclusion;
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        content.addString("task", target.task().name());
        content.addString("target", target.name());
        content.addStringArray("classes", target.classes().toArray(String[]::new));
        Modality.save(modalities, content);
        content.addString("scheme", scheme.name());
        content.addLong("seed", seed);
        content.addString("conclusion", conclusion);
        content.addBoolean("keeps_weights_out", keepsWeightsOut);
        content.addStringArray("alarms", alarms.toArray(String[]::new));
        content.addBoolean("knows_alarms", knowsAlarms);
        content.addString("event", event);
        EncoderPortObjectSpec.save(encoders, content);
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        modalities = Modality.load(content);
        seed = content.getLong("seed");
        conclusion = content.getString("conclusion");
        keepsWeightsOut = content.getBoolean("keeps_weights_out", false);
        alarms = List.of(content.getStringArray("alarms", new String[0]));
        knowsAlarms = content.getBoolean("knows_alarms", true);
        event = content.getString("event", "");
        encoders = EncoderPortObjectSpec.loadAll(content);
        try {
            target = Task.valueOf(content.getString("task"))
                    .target(content.getString("target"), List.of(content.getStringArray("classes")));
            scheme = Scheme.valueOf(content.getString("scheme"));
        } catch (IllegalArgumentException failure) {
            throw new InvalidSettingsException("The saved model is damaged: " + failure.getMessage(), failure);
        }
    }

    /** Writes and reads the spec. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<MultimodalModelPortObjectSpec> {}
}
