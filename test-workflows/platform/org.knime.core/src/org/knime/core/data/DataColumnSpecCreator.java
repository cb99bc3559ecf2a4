package org.knime.core.data;

import java.util.List;
import java.util.Objects;

/** Collects a column's spec. */
public final class DataColumnSpecCreator {
    private String name;
    private DataType type;
    private DataColumnDomain domain = new DataColumnDomainCreator().createDomain();
    private DataColumnProperties properties = new DataColumnProperties();
    private List<String> elementNames = List.of();

    public DataColumnSpecCreator(final String name, final DataType type) {
        setName(name);
        setType(type);
    }

    public DataColumnSpecCreator(final DataColumnSpec spec) {
        this(spec.getName(), spec.getType());
        domain = spec.getDomain();
        properties = spec.getProperties();
        elementNames = spec.givenElementNames();
    }

    public void setName(final String newName) {
        name = Objects.requireNonNull(newName, "A column needs a name.");
    }

    public void setType(final DataType newType) {
        type = Objects.requireNonNull(newType, "A column needs a type.");
    }

    public DataType getType() {
        return type;
    }

    /** @param newDomain null where nothing is known */
    public void setDomain(final DataColumnDomain newDomain) {
        domain = newDomain == null ? new DataColumnDomainCreator().createDomain() : newDomain;
    }

    /** @param newProperties null for none */
    public void setProperties(final DataColumnProperties newProperties) {
        properties = newProperties == null ? new DataColumnProperties() : newProperties;
    }

    public void setElementNames(final String... names) {
        elementNames = names == null ? List.of() : List.of(names);
    }

    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, type, domain, properties, elementNames);
    }
}
