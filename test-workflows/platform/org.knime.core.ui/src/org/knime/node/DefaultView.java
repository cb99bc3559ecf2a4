package org.knime.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.node.parameters.NodeParameters;
import org.multimodalbtw.platform.ui.ViewDefinition;

/** What a node shows: a page, its initial data, and a service that the page calls. */
public final class DefaultView implements FluentNodeAPI {

    private final Class<? extends NodeParameters> m_parametersClass;
    private final String m_description;
    private final Page m_page;
    private Function<ViewInput, ?> m_initialData;
    private Map<String, Function<ViewInput, Object>> m_handlers = Map.of();

    private DefaultView(Class<? extends NodeParameters> parametersClass, String description, Page page) {
        m_parametersClass = parametersClass;
        m_description = description;
        m_page = page;
    }

    static RequireViewParameters create() {
        return parameters -> description -> page -> new DefaultView(
                parameters, description, Objects.requireNonNull(page.apply(Page.create()), "The view has no page."));
    }

    ViewDefinition definition() {
        return new ViewDefinition(m_parametersClass, m_description, m_page, m_initialData, m_handlers);
    }

    public <D> DefaultView initialData(Function<RequireInitialData, DefaultInitialData<D>> initialData) {
        m_initialData = initialData.apply(DefaultInitialData::new).m_data;
        return this;
    }

    public DefaultView dataService(Function<RequireDataService, DefaultDataService> dataService) {
        m_handlers = dataService.apply(new DataServices()).handlers();
        return this;
    }

    /** The class of the view's parameters. */
    public interface RequireViewParameters {

        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** The description of the view, as XHTML. */
    public interface RequireDescription {

        RequirePage description(String description);
    }

    /** The page. */
    public interface RequirePage {

        DefaultView page(Function<Page.RequireFromFileOrString, Page> page);
    }

    /** What is shown at first: a value that becomes JSON, or JSON text. */
    public interface RequireInitialData {

        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** Handlers that the page calls: all public methods of one object, or of objects with names. */
    public interface RequireDataService extends AllowAddingNamedHandler {

        SingleHandlerDataService handler(Function<ViewInput, Object> handler);
    }

    /** Adds a handler with a name. */
    public interface AllowAddingNamedHandler {

        MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler);
    }

    /** What a view is made from. */
    public interface ViewInput {

        /** @return null until the platform has given the view its settings */
        <S extends NodeParameters> S getParameters();

        /** @return what the execution kept for the view; null when the node is not executed */
        PortObject[] getInternalPortObjects();

        default BufferedDataTable[] getInternalTables() {
            return Stream.of(getInternalPortObjects())
                    .map(BufferedDataTable.class::cast)
                    .toArray(BufferedDataTable[]::new);
        }
    }

    abstract static class AbstractDataService<T> {}

    /**
     * Finished initial data.
     *
     * @param <D> their type
     */
    public static final class DefaultInitialData<D> extends AbstractDataService<DefaultInitialData<D>>
            implements FluentNodeAPI {

        private final Function<ViewInput, D> m_data;

        DefaultInitialData(Function<ViewInput, D> data) {
            m_data = data;
        }
    }

    /** A finished data service. */
    public abstract static class DefaultDataService extends AbstractDataService<DefaultDataService>
            implements FluentNodeAPI {

        public DefaultDataService() {}

        abstract Map<String, Function<ViewInput, Object>> handlers();
    }

    /** A data service of one object. */
    public static final class SingleHandlerDataService extends DefaultDataService {

        private final Function<ViewInput, Object> m_handler;

        SingleHandlerDataService(Function<ViewInput, Object> handler) {
            m_handler = handler;
        }

        @Override
        Map<String, Function<ViewInput, Object>> handlers() {
            return Map.of("", m_handler);
        }
    }

    /** A data service of objects with names. */
    public static final class MultipleNamedHandlersDataService extends DefaultDataService
            implements AllowAddingNamedHandler {

        private final Map<String, Function<ViewInput, Object>> m_handlers = new LinkedHashMap<>();

        MultipleNamedHandlersDataService() {}

        @Override
        public MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler) {
            if (m_handlers.put(name, handler) != null) {
                throw new IllegalArgumentException("The view has two handlers named '" + name + "'.");
            }
            return this;
        }

        @Override
        Map<String, Function<ViewInput, Object>> handlers() {
            return m_handlers;
        }
    }

    private static final class DataServices implements RequireDataService {

        @Override
        public SingleHandlerDataService handler(Function<ViewInput, Object> handler) {
            return new SingleHandlerDataService(handler);
        }

        @Override
        public MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler) {
            return new MultipleNamedHandlersDataService().addHandler(name, handler);
        }
    }
}
