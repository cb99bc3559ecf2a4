package org.multimodalbtw.nodes.port;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.weight.Scheme;

/** What a trained model predicts from which modalities. */
public final class MultimodalModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    private Task task = Task.CLASSIFICATION;
    private String target = "";
    private List<String> classes = List.of();
    private List<Modality> modalities = List.of();
    private Scheme scheme = Scheme.NONE;
    private long seed;
    private String conclusion = "";
    private boolean keepsWeightsOut;
    private List<EncoderPortObjectSpec> encoders = List.of();

    /** For loading. */
    public MultimodalModelPortObjectSpec() {}

    /**
     * A model that is still to be trained.
     *
     * @param task what it predicts
     * @param target the target's name
     * @param classes the classes as far as they are known, sorted; empty otherwise and for regression
     * @param modalities what it expects
     * @param scheme how its weights are computed
     * @param seed its source of randomness
     */
    public MultimodalModelPortObjectSpec(
            Task task, String target, List<String> classes, List<Modality> modalities, Scheme scheme, long seed) {
        this.task = task;
        this.target = target;
        this.classes = List.copyOf(classes);
        this.modalities = List.copyOf(modalities);
        this.scheme = scheme;
        this.seed = seed;
    }

    /**
     * A trained model.
     *
     * @param manifest what the model says of itself
     * @param conclusion one sentence on what the weights gained
     */
    public MultimodalModelPortObjectSpec(ModelManifest manifest, String conclusion) {
        this(
                manifest.task(),
                manifest.target(),
                manifest.classes(),
                manifest.modalities().stream().map(Modality::of).toList(),
                manifest.weights().scheme(),
                manifest.training().seed());
        this.conclusion = conclusion;
        keepsWeightsOut = manifest.keepsWeightsOut();
    }

    /**
     * @param carried the encoders that the model carries
     * @return the same with them
     */
    public MultimodalModelPortObjectSpec withEncoders(List<EncoderPortObjectSpec> carried) {
        MultimodalModelPortObjectSpec spec =
                new MultimodalModelPortObjectSpec(task, target, classes, modalities, scheme, seed);
        spec.conclusion = conclusion;
        spec.keepsWeightsOut = keepsWeightsOut;
        spec.encoders = List.copyOf(carried);
        return spec;
    }

    /** @return the encoders that the model carries, so that it can take new rows as they are */
    public List<EncoderPortObjectSpec> encoders() {
        return encoders;
    }

    /** @return what it predicts */
    public Task task() {
        return task;
    }

    /** @return the target's name */
    public String target() {
        return target;
    }

    /** @return the classes in the order of the probabilities; empty for regression, and while they are not known */
    public List<String> classes() {
        return classes;
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
        return task == Task.REGRESSION || !classes.isEmpty();
    }

    /** @return what to do where the columns of its predictions are not known before it is trained, for a person */
    public String unknownClasses() {
        return "The classes of '" + target
                + "' are not known before the labels are read, so that nodes that need them cannot be "
                + "configured yet. KNIME's Domain Calculator, between the labels and the BTW Learner, makes them known.";
    }

    /** @return for a person, for example {@code "outcome (2 classes) from labs, imaging. No gain by weights was shown."} */
    public String summary() {
        String what =
                switch (task) {
                    case CLASSIFICATION -> classes.size() + " classes";
                    case MULTILABEL -> String.join(", ", classes);
                    case REGRESSION -> "number";
                };
        return target + " (" + what + ") from " + String.join(", ", Modality.names(modalities)) + ". " + conclusion;
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        content.addString("task", task.name());
        content.addString("target", target);
        content.addStringArray("classes", classes.toArray(String[]::new));
        Modality.save(modalities, content);
        content.addString("scheme", scheme.name());
        content.addLong("seed", seed);
        content.addString("conclusion", conclusion);
        content.addBoolean("keeps_weights_out", keepsWeightsOut);
        EncoderPortObjectSpec.save(encoders, content);
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        target = content.getString("target");
        classes = List.of(content.getStringArray("classes"));
        modalities = Modality.load(content);
        seed = content.getLong("seed");
        conclusion = content.getString("conclusion");
        keepsWeightsOut = content.getBoolean("keeps_weights_out", false);
        encoders = EncoderPortObjectSpec.loadAll(content);
        try {
            task = Task.valueOf(content.getString("task"));
            scheme = Scheme.valueOf(content.getString("scheme"));
        } catch (IllegalArgumentException failure) {
            throw new InvalidSettingsException("The saved model is damaged: " + failure.getMessage(), failure);
        }
    }

    /** Writes and reads the spec. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<MultimodalModelPortObjectSpec> {}
}
