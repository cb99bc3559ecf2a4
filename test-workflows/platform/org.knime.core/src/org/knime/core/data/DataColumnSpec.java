package org.knime.core.data;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** A column: its name, the type of its cells, what is known of its values. */
public final class DataColumnSpec {
    private final String name;
    private final DataType type;
    private final DataColumnDomain domain;
    private final DataColumnProperties properties;
    private final List<String> elementNames;

    DataColumnSpec(
            final String name,
            final DataType type,
            final DataColumnDomain domain,
            final DataColumnProperties properties,
            final List<String> elementNames) {
        this.name = Objects.requireNonNull(name, "A column needs a name.");
        this.type = Objects.requireNonNull(type, "A column needs a type.");
        this.domain = domain;
        this.properties = properties;
        this.elementNames = List.copyOf(elementNames);
    }

    public String getName() {
        return name;
    }

    public DataType getType() {
        return type;
    }

    public DataColumnDomain getDomain() {
        return domain;
    }

    public DataColumnProperties getProperties() {
        return properties;
    }

    /** @return the names of the elements of a collection column; the column's name where none were given */
    public List<String> getElementNames() {
        return elementNames.isEmpty() ? List.of(name) : elementNames;
    }

    List<String> givenElementNames() {
        return elementNames;
    }

    /** Same name and type. */
    public boolean equalStructure(final DataColumnSpec other) {
        return other != null && name.equals(other.name) && type.equals(other.type);
    }

    public void save(final ConfigWO config) {
        config.addString("column_name", name);
        type.save(config.addConfig("column_type"));
        domain.save(config.addConfig("column_domain"));
        properties.save(config.addConfig("column_properties"));
        config.addStringArray("element_names", elementNames.toArray(String[]::new));
    }

    public static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        return new DataColumnSpec(
                config.getString("column_name"),
                DataType.load(config.getConfig("column_type")),
                DataColumnDomain.load(config.getConfig("column_domain")),
                DataColumnProperties.load(config.getConfig("column_properties")),
                List.of(config.getStringArray("element_names")));
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof DataColumnSpec)) {
            return false;
        }
        DataColumnSpec other = (DataColumnSpec) object;
        return equalStructure(other)
                && domain.equals(other.domain)
                && properties.equals(other.properties)
                && elementNames.equals(other.elementNames);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
