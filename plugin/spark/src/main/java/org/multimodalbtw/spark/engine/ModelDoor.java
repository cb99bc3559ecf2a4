package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.table.TabularParts;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.RuntimeSettings;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.spark.door.ComparedTrainings;
import org.multimodalbtw.spark.door.ComparisonRequest;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.ModelFacts;
import org.multimodalbtw.spark.door.PatientProcessor;
import org.multimodalbtw.spark.door.ProcessingRequest;
import org.multimodalbtw.spark.door.TensorFile;
import org.multimodalbtw.spark.door.Wanted;
import org.multimodalbtw.spark.door.WantedPredictions;

/** The door from the engine's side. */
public final class ModelDoor implements EngineDoor {

    private final ProcessorPool processors = new ProcessorPool();

    /**
     * @param carried the folder of the carried libtorch's shared libraries
     * @param named a folder with a libtorch that is preferred; empty where there is none
     * @param cache a folder for what the engine unpacks
     */
    public ModelDoor(String carried, String named, String cache) {
        EngineRuntime.configure(
                named.isEmpty()
                        ? RuntimeSettings.cpu(Path.of(carried), Path.of(cache))
                        : RuntimeSettings.preferring(Path.of(carried), Path.of(named), Path.of(cache)));
        ScratchDirectory.deleteLeftovers();
    }

    @Override
    public ModelFacts facts(String folder, Wanted wanted) throws IOException {
        try {
            Map<String, FittedEncoder> encoders = CarriedEncoders.load(Path.of(folder));
            return wanted instanceof WantedPredictions predictions
                    ? facts(Path.of(folder), encoders, predictions)
                    : new ModelFacts(inputs(encoders), List.of(), TensorReader.columns(encoders.keySet()), List.of());
        } catch (InputException problem) {
            throw failure(problem);
        }
    }

    private static ModelFacts facts(Path folder, Map<String, FittedEncoder> encoders, WantedPredictions wanted)
            throws IOException {
        ModelManifest manifest = ModelDirectory.readManifest(folder);
        Optional<Reference> reference = ModelDirectory.readReference(folder, manifest);
        if (encoders.isEmpty()) {
            throw new InputException(
                    "The model in " + folder + " carries no encoders, so it cannot take tables.",
                    "Train it on tensors of encoder nodes, or with the Multimodal Learner.");
        }
        List<String> others = manifest.modalities().stream()
                .map(TensorColumn::name)
                .filter(name -> !encoders.containsKey(name))
                .toList();
        PredictionCells cells = new PredictionCells(manifest, reference, wanted);
        return new ModelFacts(inputs(encoders), others, cells.columns(), lacking(manifest, reference, wanted));
    }

    private static List<ModelFacts.Input> inputs(Map<String, FittedEncoder> encoders) {
        List<ModelFacts.Input> inputs = new ArrayList<>();
        encoders.forEach((modality, encoder) -> inputs.add(new ModelFacts.Input(
                modality,
                encoder.patientColumn(),
                encoder.inputs().stream().map(TableColumn::name).toList(),
                encoder.reads() == RawKind.CELLS
                        && encoder.inputs().stream().allMatch(column -> column.kind() == TableColumn.Kind.CODES))));
        return inputs;
    }

    /** What is asked for and cannot be said, one sentence each. */
    private static List<String> lacking(
            ModelManifest manifest, Optional<Reference> reference, WantedPredictions wanted) {
        List<String> lacking = new ArrayList<>();
        if (wanted.howSure()) {
            List<ConformalScores> scores = reference.map(Reference::conformal).orElse(List.of());
            ConformalSets sets = new ConformalSets(scores, new Confidence(wanted.coverage(), false));
            lacking.addAll(
                    sets.areKnown()
                            ? sets.limits(manifest.target().classes())
                            : List.of(
                                    "The model has no scores of held-out rows, as older models have none: sets and intervals are "
                                            + "missing. Train it again to get them."));
            if (manifest.training().members() == 1) {
                lacking.add(
                        "The model has one network: 'Disagreement' is missing. Train with more 'Networks to average' "
                                + "to get it.");
            }
        }
        return lacking;
    }

    @Override
    public PatientProcessor processor(ProcessingRequest request) throws IOException {
        try {
            return processors.take(request);
        } catch (InputException problem) {
            throw failure(problem);
        }
    }

    @Override
    public void copyEncoders(String from, List<String> modalities, String to) throws IOException {
        try {
            CarriedEncoders.copy(Path.of(from), modalities, Path.of(to));
        } catch (InputException problem) {
            throw failure(problem);
        }
    }

    @Override
    public TensorFile tensorFile(String encoders, String file) throws IOException {
        try {
            return PatientTensors.create(CarriedEncoders.load(Path.of(encoders)), Path.of(file));
        } catch (InputException problem) {
            throw failure(problem);
        }
    }

    @Override
    public EncoderFit fit(FitRequest request) {
        return PartsFit.of(request);
    }

    @Override
    public long headRows(int columns) {
        return TabularParts.headRows(columns);
    }

    @Override
    public Set<String> trainingPatients(String labels, String split) {
        try {
            return SplitFile.training(Path.of(labels), split);
        } catch (InputException problem) {
            throw failure(problem);
        }
    }

    @Override
    public String scratch() throws IOException {
        ScratchDirectory scratch = ScratchDirectory.create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                scratch.close();
            } catch (IOException later) {
                // the next program deletes what is left
            }
        }));
        return scratch.path().toString();
    }

    @Override
    public ComparedTrainings comparison(ComparisonRequest request) throws IOException {
        try {
            return CohortComparison.open(request);
        } catch (InputException problem) {
            throw failure(problem);
        }
    }

    /** An engine's message for the other side, which does not know its class. */
    static EngineFailure failure(InputException problem) {
        return new EngineFailure(problem.getMessage() + " " + problem.remedy());
    }

    @Override
    public String source(String className) throws ClassNotFoundException {
        try {
            return Path.of(Class.forName(className)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException noFile) {
            throw new ClassNotFoundException(className, noFile);
        }
    }
}
