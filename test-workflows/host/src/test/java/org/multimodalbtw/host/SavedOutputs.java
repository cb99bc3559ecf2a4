package org.multimodalbtw.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.platform.core.FileStoreHandler;
import org.multimodalbtw.platform.core.FileStoreRepository;
import org.multimodalbtw.platform.core.PortObjectStore;

/**
 * What executed nodes gave, as a saved workflow holds it: of a node a folder with its id, and in it {@code port_0}, ... and
 * {@code filestore}. Tables are not among it.
 */
public final class SavedOutputs {

    private static final String PORT = "port_";
    private static final String FILE_STORES = "filestore";

    private SavedOutputs() {}

    /**
     * @param run that was executed, with its outputs stored in a working directory
     * @param working that directory
     * @param target gets a folder for each node that gives something else than tables
     * @param which whether a node's outputs are copied
     */
    public static void copy(WorkflowRun run, Path working, Path target, Predicate<NodeResult> which)
            throws IOException {
        for (NodeResult result : run.results().stream().filter(which).toList()) {
            Path source = working.resolve(String.valueOf(result.id()));
            Path saved = target.resolve(String.valueOf(result.id()));
            for (int port = 0; port < result.outputs().size(); port++) {
                if (!(result.output(port) instanceof BufferedDataTable)) {
                    copy(source.resolve(PORT + port), saved.resolve(PORT + port));
                }
            }
            if (Files.exists(saved) && Files.exists(source.resolve(FILE_STORES))) {
                copy(source.resolve(FILE_STORES), saved.resolve(FILE_STORES));
            }
        }
    }

    /** Makes nodes executed that have a folder, as in a workflow that was saved executed. */
    public static void restore(WorkflowRun run, Path saved) throws IOException, CanceledExecutionException {
        for (WorkflowNode node : run.workflow().nodes()) {
            Path folder = saved.resolve(String.valueOf(node.id()));
            if (Files.isDirectory(folder)) {
                node.executed(load(node, folder), null, 0);
            }
        }
    }

    private static PortObject[] load(WorkflowNode node, Path folder) throws IOException, CanceledExecutionException {
        FileStoreRepository fileStores = new FileStoreRepository();
        PortObjectStore store = new PortObjectStore(fileStores);
        PortObject[] outputs = new PortObject[node.outTypes().size()];
        for (int port = 0; port < outputs.length; port++) {
            Path place = folder.resolve(PORT + port);
            if (Files.isDirectory(place)) {
                addFileStores(place, folder.resolve(FILE_STORES), fileStores);
                outputs[port] = store.load(
                        node.outTypes().get(port).getPortObjectClass().getName(), place, new ExecutionMonitor());
            }
        }
        return outputs;
    }

    private static void addFileStores(Path port, Path directory, FileStoreRepository fileStores) throws IOException {
        Path keys = port.resolve("object/filestore.xml");
        if (!Files.exists(keys)) {
            return;
        }
        try (InputStream in = Files.newInputStream(keys)) {
            ModelContentRO content = ModelContent.loadFromXML(in);
            for (String key : content) {
                FileStoreKey fileStore = FileStoreKey.load(content.getModelContent(key));
                fileStores.add(new FileStoreHandler(fileStore.getStoreUUID(), directory));
            }
        } catch (InvalidSettingsException damaged) {
            throw new IOException(keys + " is damaged", damaged);
        }
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
