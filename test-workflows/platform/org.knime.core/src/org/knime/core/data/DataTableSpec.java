package org.knime.core.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.multimodalbtw.platform.core.UnclosedInputStream;

/** The columns of a table; their names are unique. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {
    private static final String DEFAULT_NAME = "default";

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    public DataTableSpec() {
        this(DEFAULT_NAME, List.of());
    }

    public DataTableSpec(final String name) {
        this(name, List.of());
    }

    public DataTableSpec(final DataColumnSpec... columns) {
        this(DEFAULT_NAME, List.of(columns));
    }

    public DataTableSpec(final String name, final DataColumnSpec... columns) {
        this(name, List.of(columns));
    }

    public DataTableSpec(final String[] names, final DataType[] types) {
        this(createColumnSpecs(names, types));
    }

    public DataTableSpec(final String name, final String[] names, final DataType[] types) {
        this(name, createColumnSpecs(names, types));
    }

    public DataTableSpec(final DataTableSpec first, final DataTableSpec second) {
        this(DEFAULT_NAME, first, second);
    }

    public DataTableSpec(final String name, final DataTableSpec first, final DataTableSpec second) {
        this(name, Stream.concat(first.stream(), second.stream()).collect(Collectors.toList()));
    }

    DataTableSpec(final String name, final List<DataColumnSpec> columns) {
        this.name = name == null ? DEFAULT_NAME : name;
        this.columns = List.copyOf(columns);
        for (DataColumnSpec column : this.columns) {
            Integer first = indices.put(column.getName(), indices.size());
            if (first != null) {
                throw new IllegalArgumentException("There are two columns \"" + column.getName() + "\".");
            }
        }
    }

    public static final DataColumnSpec[] createColumnSpecs(final String[] names, final DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(names.length + " column names, but " + types.length + " types.");
        }
        DataColumnSpec[] columns = new DataColumnSpec[names.length];
        for (int i = 0; i < names.length; i++) {
            columns[i] = new DataColumnSpecCreator(names[i], types[i]).createSpec();
        }
        return columns;
    }

    public String getName() {
        return name;
    }

    public int getNumColumns() {
        return columns.size();
    }

    public DataColumnSpec getColumnSpec(final int index) {
        return columns.get(index);
    }

    /** @return null where there is no such column */
    public DataColumnSpec getColumnSpec(final String columnName) {
        int index = findColumnIndex(columnName);
        return index < 0 ? null : columns.get(index);
    }

    public final String[] getColumnNames() {
        return columns.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    public boolean containsName(final String columnName) {
        return indices.containsKey(columnName);
    }

    /** @return -1 where there is no such column */
    public int findColumnIndex(final String columnName) {
        return indices.getOrDefault(columnName, -1);
    }

    public int[] columnsToIndices(final String... columnNames) {
        int[] found = Arrays.stream(columnNames).mapToInt(this::findColumnIndex).toArray();
        for (int i = 0; i < found.length; i++) {
            if (found[i] < 0) {
                throw new IllegalArgumentException("There is no column \"" + columnNames[i] + "\".");
            }
        }
        return found;
    }

    public boolean containsCompatibleType(final Class<? extends DataValue> valueClass) {
        return stream().anyMatch(c -> c.getType().isCompatible(valueClass));
    }

    /** @return the name, with the first free number in brackets where there is already such a column */
    public static String getUniqueColumnName(final DataTableSpec spec, final String columnName) {
        String unique = columnName;
        for (int i = 1; spec != null && spec.containsName(unique); i++) {
            unique = columnName + " (#" + i + ")";
        }
        return unique;
    }

    /** Same names and types in the same order. */
    public boolean equalStructure(final DataTableSpec other) {
        if (other == null || columns.size() != other.columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equalStructure(other.columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return columns.iterator();
    }

    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    public void save(final ConfigWO config) {
        config.addString("spec_name", name);
        config.addInt("number_columns", columns.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).save(config.addConfig("column_spec_" + i));
        }
    }

    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        List<DataColumnSpec> columns = new ArrayList<>();
        int count = config.getInt("number_columns");
        for (int i = 0; i < count; i++) {
            Config column = config.getConfig("column_spec_" + i);
            columns.add(DataColumnSpec.load(column));
        }
        return new DataTableSpec(config.getString("spec_name"), columns);
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof DataTableSpec)) {
            return false;
        }
        DataTableSpec other = (DataTableSpec) object;
        return name.equals(other.name) && columns.equals(other.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns);
    }

    @Override
    public String toString() {
        return name + columns;
    }

    /** Stores specs of tables. */
    public static final class Serializer extends PortObjectSpecSerializer<DataTableSpec> {
        public Serializer() {}

        @Override
        public void savePortObjectSpec(final DataTableSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            ModelContent content = new ModelContent("spec");
            spec.save(content);
            out.putNextEntry(new ZipEntry("spec.xml"));
            content.saveToXML(out);
            out.closeEntry();
        }

        @Override
        public DataTableSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            if (in.getNextEntry() == null) {
                throw new IOException("The stored spec of the table is empty.");
            }
            try {
                return load(ModelContent.loadFromXML(new UnclosedInputStream(in)));
            } catch (InvalidSettingsException e) {
                throw new IOException("The stored spec of the table is incomplete: " + e.getMessage(), e);
            }
        }
    }
}
