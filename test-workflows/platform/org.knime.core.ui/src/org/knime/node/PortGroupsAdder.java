package org.knime.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.multimodalbtw.platform.ui.PortGroup;
import org.multimodalbtw.platform.ui.PortGroup.Mode;

/** Collects the port groups of a node. */
final class PortGroupsAdder implements DynamicPortsAdder {

    private final List<GroupInProgress> m_groups = new ArrayList<>();

    List<PortGroup> groups() {
        return m_groups.stream().map(GroupInProgress::finish).toList();
    }

    @Override
    public DynamicPortsAdder addInputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group) {
        return add(id, true, group);
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group) {
        return add(id, false, group);
    }

    private DynamicPortsAdder add(String id, boolean isInput, Function<RequirePortName, ConfigurablePort> group) {
        GroupInProgress inProgress = new GroupInProgress(id, isInput);
        group.apply(inProgress::named);
        m_groups.add(inProgress);
        return this;
    }

    private static final class GroupInProgress
            implements RequireConfigurablePortMode, OptionalConfigurablePort, ExtendableConfigurablePort {

        private final String m_id;
        private final boolean m_isInput;
        private String m_name;
        private String m_description;
        private Mode m_mode;
        private Predicate<PortType> m_supported;
        private List<PortType> m_fixed = List.of();
        private List<PortType> m_defaults = List.of();

        GroupInProgress(String id, boolean isInput) {
            m_id = id;
            m_isInput = isInput;
        }

        RequirePorts.RequirePortDescription named(String name) {
            m_name = name;
            return description -> {
                m_description = description;
                return this;
            };
        }

        @Override
        public FinalConfigurablePort fixed(PortType type) {
            m_mode = Mode.FIXED;
            m_fixed = List.of(type);
            return new FinalConfigurablePort();
        }

        @Override
        public RequireSupportedTypes<OptionalConfigurablePort> optional() {
            m_mode = Mode.OPTIONAL;
            return new SupportedTypes<>(this);
        }

        @Override
        public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
            m_mode = Mode.EXTENDABLE;
            return new SupportedTypes<>(this);
        }

        @Override
        public FinalConfigurablePort defaultPortType(PortType type) {
            m_defaults = List.of(type);
            return new FinalConfigurablePort();
        }

        @Override
        public ExtendableConfigurablePort fixedTypes(PortType... types) {
            m_fixed = List.of(types);
            return this;
        }

        @Override
        public ExtendableConfigurablePort defaultNonFixedTypes(PortType... types) {
            m_defaults = List.of(types);
            return this;
        }

        PortGroup finish() {
            return new PortGroup(m_id, m_isInput, m_name, m_description, m_mode, m_fixed, m_supported, m_defaults);
        }

        /** Keeps the types that can be added, and goes on with the group. */
        private final class SupportedTypes<T> implements RequireSupportedTypes<T> {

            private final T m_next;

            SupportedTypes(T next) {
                m_next = next;
            }

            @Override
            public T supportedTypes(PortType... types) {
                return supportedTypes(type -> Arrays.stream(types).anyMatch(given -> given.isSuperTypeOf(type)));
            }

            @Override
            public T supportedTypes(Predicate<PortType> types) {
                m_supported = types;
                return m_next;
            }
        }
    }
}
