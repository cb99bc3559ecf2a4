package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.data.time.duration.DurationValue;
import org.knime.core.data.time.localdate.LocalDateValue;
import org.knime.core.data.time.localdatetime.LocalDateTimeValue;
import org.knime.core.data.time.localtime.LocalTimeValue;
import org.knime.core.data.time.period.PeriodValue;
import org.knime.core.data.time.zoneddatetime.ZonedDateTimeValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** What the engine makes of the platform's column types. The platform's dates and times can be read as texts, but are none here. */
public final class ColumnKinds {

    /** 2^63. */
    private static final double LARGEST_WHOLE = 0x1p63;

    /** What to do with dates and times that cannot be used as they are. */
    public static final String CONVERT_DATES =
            "Convert it with KNIME's Date&Time Difference node, for example to days since admission, or with Extract Date&Time Fields.";

    private static final List<Class<? extends DataValue>> POINTS_IN_TIME =
            List.of(LocalDateValue.class, LocalDateTimeValue.class, ZonedDateTimeValue.class);

    private static final List<Class<? extends DataValue>> OTHER_TIMES =
            List.of(LocalTimeValue.class, DurationValue.class, PeriodValue.class);

    private ColumnKinds() {}

    /**
     * @param type a column's type
     * @return numbers and booleans (true is 1) are numbers, texts are categories, lists of texts are codes, lists of numbers and double
     *     vectors are vectors, PNG images are images, dates with or without a time of day are times; empty for anything else
     */
    public static Optional<Kind> of(DataType type) {
        if (isDateOrTime(type)) {
            return isOneOf(type, POINTS_IN_TIME) ? Optional.of(Kind.TIME) : Optional.empty();
        }
        if (type.isCompatible(DoubleValue.class) || type.isCompatible(BooleanValue.class)) {
            return Optional.of(Kind.NUMBER);
        }
        if (type.isCompatible(DoubleVectorValue.class) || isListOf(type, DoubleValue.class)) {
            return Optional.of(Kind.VECTOR);
        }
        if (isListOf(type, StringValue.class) && !isDateOrTime(type.getCollectionElementType())) {
            return Optional.of(Kind.CODES);
        }
        if (type.isCompatible(PNGImageValue.class)) {
            return Optional.of(Kind.IMAGE);
        }
        return type.isCompatible(StringValue.class) ? Optional.of(Kind.CATEGORY) : Optional.empty();
    }

    /**
     * @param spec a table's columns
     * @return those with numbers, categories, codes or vectors, in order
     */
    public static List<DataColumnSpec> tabular(DataTableSpec spec) {
        return spec.stream().filter(ColumnKinds::isTabular).toList();
    }

    /**
     * @param column a column
     * @return whether it holds numbers, categories, codes or vectors
     */
    public static boolean isTabular(DataColumnSpec column) {
        return of(column.getType())
                .filter(kind -> kind != Kind.IMAGE && kind != Kind.TIME)
                .isPresent();
    }

    /**
     * @param column a column
     * @return whether it holds texts
     */
    public static boolean isText(DataColumnSpec column) {
        return column.getType().isCompatible(StringValue.class) && !isDateOrTime(column.getType());
    }

    /**
     * @param spec a table's columns
     * @param name a column's name, or {@code null}
     * @return whether the table has such a column with texts
     */
    public static boolean isText(DataTableSpec spec, String name) {
        DataColumnSpec column = name == null ? null : spec.getColumnSpec(name);
        return column != null && isText(column);
    }

    /**
     * @param column a column
     * @return whether its values can stand for something, such as a patient or a group: texts or whole numbers
     */
    public static boolean isName(DataColumnSpec column) {
        return isText(column) || column.getType().isCompatible(LongValue.class);
    }

    /**
     * @param cell a cell of such a column that is not missing
     * @return what it stands for, a number without fraction
     */
    public static String name(DataCell cell) {
        return cell instanceof LongValue number
                ? String.valueOf(number.getLongValue())
                : ((StringValue) cell).getStringValue();
    }

    /**
     * @param cell a cell of such a column, or of one of numbers
     * @return what it stands for; empty if it is missing, or a number with a fraction or of 2^63 and more
     */
    public static Optional<String> id(DataCell cell) {
        if (cell.isMissing()) {
            return Optional.empty();
        }
        if (cell instanceof DoubleValue number && !(cell instanceof LongValue) && !(cell instanceof StringValue)) {
            double value = number.getDoubleValue();
            boolean isWhole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
            return isWhole ? Optional.of(String.valueOf((long) value)) : Optional.empty();
        }
        return Optional.of(name(cell));
    }

    /**
     * @param column a column
     * @return whether it holds dates, times of day, or lengths of time
     */
    public static boolean isDateOrTime(DataColumnSpec column) {
        return isDateOrTime(column.getType());
    }

    /**
     * @param table a table's columns
     * @return what to do with a column of times of day or lengths of time, which no encoder reads; empty where there is none
     */
    public static String toConvert(DataTableSpec table) {
        return table.stream()
                .filter(column -> isOneOf(column.getType(), OTHER_TIMES))
                .findFirst()
                .map(column -> " If the time is '" + column.getName() + "': "
                        + (isOneOf(column.getType(), List.of(LocalTimeValue.class))
                                ? "a time of day cannot be read without its day. Write both into one column first, for example with KNIME's Modify "
                                        + "Date node."
                                : "a length of time cannot be read. Convert it to a number first, for example with KNIME's Duration to Number "
                                        + "node."))
                .orElse("");
    }

    private static boolean isDateOrTime(DataType type) {
        return isOneOf(type, POINTS_IN_TIME) || isOneOf(type, OTHER_TIMES);
    }

    private static boolean isOneOf(DataType type, List<Class<? extends DataValue>> values) {
        return values.stream().anyMatch(type::isCompatible);
    }

    /**
     * @param column a column
     * @return whether it holds lists of texts
     */
    public static boolean isListOfTexts(DataColumnSpec column) {
        return of(column.getType()).filter(Kind.CODES::equals).isPresent();
    }

    private static boolean isListOf(DataType type, Class<? extends DataValue> elements) {
        return type.isCollectionType()
                && type.isCompatible(ListDataValue.class)
                && type.getCollectionElementType().isCompatible(elements);
    }
}
