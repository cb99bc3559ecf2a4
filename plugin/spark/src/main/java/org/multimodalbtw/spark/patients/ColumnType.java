package org.multimodalbtw.spark.patients;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.multimodalbtw.spark.door.CellKind;
import scala.collection.Seq;

/** How the cells of Spark's columns cross to the engine. */
enum ColumnType {
    TEXT(CellKind.TEXT),
    NUMBER(CellKind.NUMBER),
    TIME(CellKind.TIME),
    VECTOR(CellKind.VECTOR),
    BYTES(CellKind.BYTES);

    private static final double MILLIS_AN_HOUR = 3_600_000;

    private final CellKind kind;

    ColumnType(CellKind kind) {
        this.kind = kind;
    }

    /**
     * @param field a column
     * @return its type; empty if no encoder reads such
     */
    static Optional<ColumnType> of(StructField field) {
        DataType type = field.dataType();
        if (type instanceof StringType || type instanceof BooleanType) {
            return Optional.of(TEXT);
        }
        if (type instanceof NumericType) {
            return Optional.of(NUMBER);
        }
        if (type instanceof TimestampType || type instanceof TimestampNTZType || type instanceof DateType) {
            return Optional.of(TIME);
        }
        if (type instanceof BinaryType) {
            return Optional.of(BYTES);
        }
        return type instanceof ArrayType list && list.elementType() instanceof NumericType
                ? Optional.of(VECTOR)
                : Optional.empty();
    }

    /** @return the kind of its cells */
    CellKind kind() {
        return kind;
    }

    /**
     * @param value a cell as Spark gives it
     * @return it as it crosses; {@code null} where it is empty
     */
    static Object cell(Object value) {
        if (value == null || value instanceof String || value instanceof byte[]) {
            return value;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Seq<?> list) {
            double[] vector = new double[list.size()];
            for (int element = 0; element < vector.length; element++) {
                vector[element] = list.apply(element) instanceof Number number ? number.doubleValue() : Double.NaN;
            }
            return vector;
        }
        return value instanceof Boolean truth ? truth.toString() : hours(value);
    }

    private static Double hours(Object value) {
        Instant instant;
        if (value instanceof Instant point) {
            instant = point;
        } else if (value instanceof LocalDateTime local) {
            instant = local.toInstant(ZoneOffset.UTC);
        } else if (value instanceof LocalDate day) {
            instant = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        } else {
            throw new IllegalArgumentException("A cell of " + value.getClass());
        }
        return Duration.between(Instant.EPOCH, instant).toMillis() / MILLIS_AN_HOUR;
    }
}
