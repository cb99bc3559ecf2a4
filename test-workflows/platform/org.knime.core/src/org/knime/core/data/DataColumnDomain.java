package org.knime.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known of the values of a column: the possible ones, the smallest and the largest; each may be unknown. */
public final class DataColumnDomain {
    private static final String VALUES = "values";
    private static final String LOWER = "lower_bound";
    private static final String UPPER = "upper_bound";

    private final Set<DataCell> values;
    private final DataCell lower;
    private final DataCell upper;

    DataColumnDomain(final Set<? extends DataCell> values, final DataCell lower, final DataCell upper) {
        this.values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
        this.lower = lower;
        this.upper = upper;
    }

    /** @return the possible values in the order in which they were seen, null where unknown */
    public Set<DataCell> getValues() {
        return values;
    }

    public boolean hasValues() {
        return values != null;
    }

    /** @return null where unknown */
    public DataCell getLowerBound() {
        return lower;
    }

    public boolean hasLowerBound() {
        return lower != null;
    }

    /** @return null where unknown */
    public DataCell getUpperBound() {
        return upper;
    }

    public boolean hasUpperBound() {
        return upper != null;
    }

    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    public void save(final ConfigWO config) {
        if (values != null) {
            Config list = config.addConfig(VALUES);
            int index = 0;
            for (DataCell value : values) {
                list.addDataCell(Integer.toString(index++), value);
            }
        }
        if (lower != null) {
            config.addDataCell(LOWER, lower);
        }
        if (upper != null) {
            config.addDataCell(UPPER, upper);
        }
    }

    /** @return the domain in the configuration; what cannot be read there is unknown */
    public static DataColumnDomain load(final ConfigRO config) {
        return new DataColumnDomain(
                loadValues(config), config.getDataCell(LOWER, null), config.getDataCell(UPPER, null));
    }

    private static Set<DataCell> loadValues(final ConfigRO config) {
        try {
            List<DataCell> cells = new ArrayList<>();
            Config list = config.getConfig(VALUES);
            for (String key : list) {
                cells.add(list.getDataCell(key));
            }
            return new LinkedHashSet<>(cells);
        } catch (InvalidSettingsException e) {
            return null;
        }
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof DataColumnDomain)) {
            return false;
        }
        DataColumnDomain other = (DataColumnDomain) object;
        return Objects.equals(values, other.values)
                && Objects.equals(lower, other.lower)
                && Objects.equals(upper, other.upper);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, lower, upper);
    }

    @Override
    public String toString() {
        return "values=" + values + ", lower=" + lower + ", upper=" + upper;
    }
}
