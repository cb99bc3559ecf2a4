package org.multimodalbtw.spark.load;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.multimodalbtw.spark.door.ModelFacts;

/** The columns of results as Spark has them. */
public final class ResultColumns {

    private ResultColumns() {}

    /**
     * @param columns the engine's
     * @return the same for Spark
     */
    public static StructType schema(List<ModelFacts.Column> columns) {
        StructType schema = new StructType();
        for (ModelFacts.Column column : columns) {
            schema = schema.add(column.name(), type(column.kind()));
        }
        return schema;
    }

    private static DataType type(ModelFacts.Kind kind) {
        return switch (kind) {
            case TEXT -> DataTypes.StringType;
            case NUMBER -> DataTypes.DoubleType;
            case TEXTS -> DataTypes.createArrayType(DataTypes.StringType);
            case TRUTH -> DataTypes.BooleanType;
            case TENSOR -> DataTypes.createArrayType(DataTypes.FloatType, false);
        };
    }
}
