package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** The columns of a port's table that are compatible with one of some value types. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {

    private final Collection<Class<? extends DataValue>> m_valueTypes;

    protected CompatibleColumnsProvider(Class<? extends DataValue> valueType) {
        this(List.of(valueType));
    }

    protected CompatibleColumnsProvider(Collection<Class<? extends DataValue>> valueTypes) {
        m_valueTypes = List.copyOf(valueTypes);
    }

    @Override
    public boolean isIncluded(DataColumnSpec column) {
        return m_valueTypes.stream().anyMatch(column.getType()::isCompatible);
    }

    /** The columns with texts. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {

        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }

    /** The columns with numbers. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {

        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }
}
