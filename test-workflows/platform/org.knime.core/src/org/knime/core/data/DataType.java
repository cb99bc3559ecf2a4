package org.knime.core.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.multimodalbtw.platform.core.TextComparator;

/**
 * What the cells of a column are and how they can be read. A native type stands for one cell class; the type of a
 * column of mixed cells lists only the values that all of them have. A collection has the type of its elements.
 */
public final class DataType {
    private static final String CELL_CLASS = "cell_class";
    private static final String VALUE_CLASSES = "value_classes";
    private static final String ELEMENT_TYPE = "collection_element_type";

    private static final DataCell MISSING = new MissingCell(null);
    private static final Map<Class<? extends DataCell>, DataType> NATIVE = new ConcurrentHashMap<>();
    private static final Map<String, String> NAMES = Map.of(
            "DoubleCell", "Number (double)",
            "IntCell", "Number (integer)",
            "LongCell", "Number (long)",
            "BooleanCell", "Boolean",
            "StringCell", "String",
            "DenseDoubleVectorCell", "Double vector",
            "PNGImageCell", "PNG image",
            "MissingCell", "Missing value");

    /** Null for a type that is not native. */
    private final Class<? extends DataCell> cellClass;
    /** The preferred one first. */
    private final List<Class<? extends DataValue>> valueClasses;
    /** Null unless the cells are collections. */
    private final DataType elementType;

    private DataType(
            final Class<? extends DataCell> cellClass,
            final List<Class<? extends DataValue>> valueClasses,
            final DataType elementType) {
        this.cellClass = cellClass;
        this.valueClasses = List.copyOf(valueClasses);
        this.elementType = elementType;
    }

    public static DataType getType(final Class<? extends DataCell> cellClass) {
        return NATIVE.computeIfAbsent(cellClass, c -> getType(c, null));
    }

    /** @param elementType type of the elements of a collection, else null */
    public static DataType getType(final Class<? extends DataCell> cellClass, final DataType elementType) {
        boolean isNative = cellClass != DataCell.class;
        return new DataType(isNative ? cellClass : null, valueClassesOf(cellClass), elementType);
    }

    public static DataCell getMissingCell() {
        return MISSING;
    }

    private static List<Class<? extends DataValue>> valueClassesOf(final Class<?> cellClass) {
        Set<Class<? extends DataValue>> found = new LinkedHashSet<>();
        for (Class<?> c = cellClass; c != null; c = c.getSuperclass()) {
            addValueClasses(c, found);
        }
        return List.copyOf(found);
    }

    private static void addValueClasses(final Class<?> type, final Set<Class<? extends DataValue>> found) {
        for (Class<?> parent : type.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(parent)) {
                found.add(parent.asSubclass(DataValue.class));
                addValueClasses(parent, found);
            }
        }
    }

    /** @return null for a type that is not native */
    public Class<? extends DataCell> getCellClass() {
        return cellClass;
    }

    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.get(0);
    }

    public List<Class<? extends DataValue>> getValueClasses() {
        return valueClasses;
    }

    /** Whether every cell of the type can be read as the value. */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return valueClasses.contains(valueClass);
    }

    public boolean isMissingValueType() {
        return cellClass == MissingCell.class;
    }

    public boolean isCollectionType() {
        return elementType != null;
    }

    /** @return null unless the cells are collections */
    public DataType getCollectionElementType() {
        return elementType;
    }

    /** Whether a column of this type may hold cells of the other. */
    public boolean isASuperTypeOf(final DataType other) {
        if (equals(other) || other.isMissingValueType()) {
            return true;
        }
        if (elementType != null && (other.elementType == null || !elementType.isASuperTypeOf(other.elementType))) {
            return false;
        }
        return cellClass == null
                ? other.valueClasses.containsAll(valueClasses)
                : cellClass == other.cellClass && elementType != null;
    }

    /** @return the most special type of a column that may hold cells of both */
    public static DataType getCommonSuperType(final DataType first, final DataType second) {
        if (first.isASuperTypeOf(second)) {
            return first;
        }
        if (second.isASuperTypeOf(first)) {
            return second;
        }
        DataType elements = first.elementType == null || second.elementType == null
                ? null
                : getCommonSuperType(first.elementType, second.elementType);
        Class<? extends DataCell> sameClass =
                elements != null && first.cellClass == second.cellClass ? first.cellClass : null;
        List<Class<? extends DataValue>> common = new ArrayList<>(first.valueClasses);
        common.retainAll(second.valueClasses);
        return new DataType(sameClass, common, elements);
    }

    /** @return the order of the cells: by number, else by text */
    public DataValueComparator getComparator() {
        if (isCompatible(LongValue.class)) {
            return new LongValueComparator();
        }
        if (isCompatible(DoubleValue.class)) {
            return new DoubleValueComparator();
        }
        if (isCompatible(StringValue.class)) {
            return new StringValueComparator();
        }
        return new TextComparator();
    }

    /** @return the type as an analyst calls it */
    public String getName() {
        if (cellClass == null) {
            return elementType == null ? "Mixed" : "Collection of: " + elementType.getName();
        }
        String name = cellClass.getSimpleName();
        return name.equals("ListCell")
                ? "List of: " + elementType.getName()
                : Optional.ofNullable(NAMES.get(name)).orElse(name);
    }

    public String getIdentifier() {
        return cellClass == null ? getName() : cellClass.getName();
    }

    public void save(final ConfigWO config) {
        config.addString(CELL_CLASS, cellClass == null ? null : cellClass.getName());
        if (cellClass == null) {
            config.addStringArray(
                    VALUE_CLASSES, valueClasses.stream().map(Class::getName).toArray(String[]::new));
        }
        if (elementType != null) {
            elementType.save(config.addConfig(ELEMENT_TYPE));
        }
    }

    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        DataType elements = config.containsKey(ELEMENT_TYPE) ? load(config.getConfig(ELEMENT_TYPE)) : null;
        String name = config.getString(CELL_CLASS);
        if (name != null) {
            return elements == null
                    ? getType(classOf(name, DataCell.class))
                    : getType(classOf(name, DataCell.class), elements);
        }
        List<Class<? extends DataValue>> values = new ArrayList<>();
        for (String value : config.getStringArray(VALUE_CLASSES)) {
            values.add(classOf(value, DataValue.class));
        }
        return new DataType(null, values, elements);
    }

    private static <T> Class<? extends T> classOf(final String name, final Class<T> kind)
            throws InvalidSettingsException {
        try {
            return Class.forName(name, true, DataType.class.getClassLoader()).asSubclass(kind);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new InvalidSettingsException("The type " + name + " is not known.", e);
        }
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof DataType)) {
            return false;
        }
        DataType other = (DataType) object;
        return cellClass == other.cellClass
                && Objects.equals(elementType, other.elementType)
                && (cellClass != null || Set.copyOf(valueClasses).equals(Set.copyOf(other.valueClasses)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(cellClass, elementType);
    }

    @Override
    public String toString() {
        return getName();
    }
}
