package org.multimodalbtw.nodes.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.engine.tensor.TensorJoin;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;

/**
 * What the inputs give together. A name that an earlier input has already gets a number.
 *
 * @param names the modalities' names by input; none for an input that is not known yet
 * @param modalities all modalities, in order
 * @param encoders the encoders that travel with the inputs, in order
 * @param orders which patient stands in which row, by modality
 * @param notes what the analyst should know, one sentence each
 */
public record Collected(
        List<List<String>> names,
        List<Modality> modalities,
        List<EncoderPortObjectSpec> encoders,
        List<TableOrder> orders,
        List<String> notes) {

    /**
     * Tensors that were joined.
     *
     * @param tensor what the joined tensor holds
     * @param notes what the analyst should know, one sentence each
     */
    public record Joined(TensorPortObjectSpec tensor, List<String> notes) {}

    /**
     * @param specs what the inputs hold; {@code null} for one that is not known yet
     * @return what they give together
     * @throws org.multimodalbtw.engine.InputException if rows with the same RowID are of different patients
     */
    public static Collected of(PortObjectSpec[] specs) {
        List<TensorPortObjectSpec> inputs = new ArrayList<>();
        for (PortObjectSpec spec : specs) {
            inputs.add(spec instanceof TensorPortObjectSpec tensor ? tensor : new TensorPortObjectSpec(List.of()));
        }
        List<List<String>> names = TensorJoin.numbered(
                inputs.stream().map(input -> Modality.names(input.modalities())).toList());
        List<Modality> modalities = new ArrayList<>();
        List<EncoderPortObjectSpec> encoders = new ArrayList<>();
        List<TableOrder> orders = new ArrayList<>();
        RowOrderCheck check = new RowOrderCheck();
        List<String> renamed = new ArrayList<>();
        for (int port = 0; port < inputs.size(); port++) {
            Map<String, String> byName = new TreeMap<>();
            for (int i = 0; i < names.get(port).size(); i++) {
                Modality modality = inputs.get(port).modalities().get(i);
                String name = names.get(port).get(i);
                byName.put(modality.name(), name);
                modalities.add(modality.renamed(name));
                if (!name.equals(modality.name())) {
                    renamed.add("'" + modality.name() + "' of input " + (port + 1) + " is called '" + name + "'");
                }
            }
            inputs.get(port)
                    .encoders()
                    .forEach(encoder -> encoders.add(
                            encoder.renamed(byName.get(encoder.modality().name()))));
            List<TableOrder> own = inputs.get(port).orders().stream()
                    .map(order -> order.renamed(byName.get(order.table())))
                    .toList();
            check.compare(orders, own);
            orders.addAll(own);
        }
        List<String> notes = new ArrayList<>(notes(renamed));
        notes.addAll(check.notes());
        return new Collected(names, modalities, encoders, orders, notes);
    }

    /** @return what the joined tensor holds, before it is written */
    public TensorPortObjectSpec expected() {
        return new TensorPortObjectSpec(modalities).withEncoders(encoders).withOrders(orders);
    }

    /**
     * Joins the rows of the inputs.
     *
     * @param tensors the inputs' files, in order
     * @param file where the joined tensor is written
     * @param monitor progress and cancel
     * @return the joined tensor
     * @throws IOException if a file cannot be read or written
     */
    public Joined write(List<Path> tensors, Path file, ProgressMonitor monitor) throws IOException {
        TensorJoin.JoinSummary summary = TensorJoin.outer(tensors, names, file, monitor);
        List<Long> missing = summary.presentPerModality().stream()
                .map(present -> summary.rows() - present)
                .toList();
        List<String> all = new ArrayList<>(notes);
        all.addAll(summary.warnings());
        return new Joined(
                new TensorPortObjectSpec(modalities, summary.rows(), missing)
                        .withEncoders(encoders)
                        .withOrders(orders),
                all);
    }

    private static List<String> notes(List<String> renamed) {
        if (renamed.isEmpty()) {
            return List.of();
        }
        String count = renamed.size() == 1
                ? "1 modality has the name of another and is numbered: "
                : renamed.size() + " modalities have the name of another and are numbered, for example ";
        return List.of(count + renamed.get(0) + ". To choose names, change them in the dialogs of the encoders.");
    }
}
