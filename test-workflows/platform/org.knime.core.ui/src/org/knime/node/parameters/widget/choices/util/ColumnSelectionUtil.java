package org.knime.node.parameters.widget.choices.util;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.NodeParametersInput;

/** Columns of the connected tables; without a table there are none. */
public final class ColumnSelectionUtil {

    private ColumnSelectionUtil() {}

    public static List<DataColumnSpec> getFilteredColumns(
            NodeParametersInput input, int portIndex, Predicate<DataColumnSpec> filter) {
        return getAllColumns(input, portIndex).stream().filter(filter).toList();
    }

    public static List<DataColumnSpec> getAllColumns(NodeParametersInput input, int portIndex) {
        return input.getInTableSpec(portIndex)
                .map(spec -> spec.stream().toList())
                .orElse(List.of());
    }

    public static List<DataColumnSpec> getAllColumnsOfFirstPort(NodeParametersInput input) {
        return getAllColumns(input, 0);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static List<DataColumnSpec> getCompatibleColumns(
            NodeParametersInput input, int portIndex, Class<? extends DataValue>... valueTypes) {
        return getFilteredColumns(input, portIndex, column -> isCompatible(column, Arrays.asList(valueTypes)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static List<DataColumnSpec> getCompatibleColumnsOfFirstPort(
            NodeParametersInput input, Class<? extends DataValue>... valueTypes) {
        return getCompatibleColumns(input, 0, valueTypes);
    }

    public static List<DataColumnSpec> getCompatibleColumns(
            DataTableSpec spec, Collection<Class<? extends DataValue>> valueTypes) {
        return spec.stream().filter(column -> isCompatible(column, valueTypes)).toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static List<DataColumnSpec> getCompatibleColumns(
            DataTableSpec spec, Class<? extends DataValue>... valueTypes) {
        return getCompatibleColumns(spec, Arrays.asList(valueTypes));
    }

    public static Optional<DataColumnSpec> getFirstCompatibleColumn(
            DataTableSpec spec, List<Class<? extends DataValue>> valueTypes) {
        return getCompatibleColumns(spec, valueTypes).stream().findFirst();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(
            DataTableSpec spec, Class<? extends DataValue>... valueTypes) {
        return getFirstCompatibleColumn(spec, Arrays.asList(valueTypes));
    }

    public static Optional<DataColumnSpec> getFirstColumn(NodeParametersInput input, int portIndex) {
        return getAllColumns(input, portIndex).stream().findFirst();
    }

    public static Optional<DataColumnSpec> getFirstColumnOfFirstPort(NodeParametersInput input) {
        return getFirstColumn(input, 0);
    }

    public static List<DataColumnSpec> getStringColumns(NodeParametersInput input, int portIndex) {
        return getCompatibleColumns(input, portIndex, StringValue.class);
    }

    public static List<DataColumnSpec> getStringColumnsOfFirstPort(NodeParametersInput input) {
        return getStringColumns(input, 0);
    }

    public static List<DataColumnSpec> getStringColumns(DataTableSpec spec) {
        return getCompatibleColumns(spec, StringValue.class);
    }

    public static Optional<DataColumnSpec> getFirstStringColumn(DataTableSpec spec) {
        return getStringColumns(spec).stream().findFirst();
    }

    public static List<DataColumnSpec> getDoubleColumns(NodeParametersInput input, int portIndex) {
        return getCompatibleColumns(input, portIndex, DoubleValue.class);
    }

    public static List<DataColumnSpec> getDoubleColumnsOfFirstPort(NodeParametersInput input) {
        return getDoubleColumns(input, 0);
    }

    public static List<DataColumnSpec> getDoubleColumns(DataTableSpec spec) {
        return getCompatibleColumns(spec, DoubleValue.class);
    }

    public static Optional<DataColumnSpec> getFirstDoubleColumn(DataTableSpec spec) {
        return getDoubleColumns(spec).stream().findFirst();
    }

    private static boolean isCompatible(DataColumnSpec column, Collection<Class<? extends DataValue>> valueTypes) {
        return valueTypes.stream().anyMatch(column.getType()::isCompatible);
    }
}
