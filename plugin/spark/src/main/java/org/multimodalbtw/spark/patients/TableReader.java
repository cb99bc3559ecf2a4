package org.multimodalbtw.spark.patients;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.ModelFacts;
import org.multimodalbtw.spark.door.TableFacts;

/** Reads raw tables as rows of {@link KeyedRow}, which are the same for all tables. */
final class TableReader {

    private static final String ID = "id";
    private static final String BROKEN = "the row as it is written";
    private static final int MOST_COLUMNS = 1_000_000;

    private final SparkSession spark;
    private final ReadingOptions options;

    /**
     * @param facts what is known of the table
     * @param patientColumn the column that names the patient
     * @param rows its rows
     */
    record Read(TableFacts facts, String patientColumn, Dataset<Row> rows) {}

    /** Sets how a session reads times and names. */
    static void prepare(SparkSession spark) {
        // a table may have columns 'na' and 'Na'
        spark.conf().set("spark.sql.caseSensitive", true);
        spark.conf().set("spark.sql.datetime.java8API.enabled", true);
        spark.conf().set("spark.sql.session.timeZone", "UTC");
        // else rows with too few or too many cells pass unseen
        spark.conf().set("spark.sql.csv.parser.columnPruning.enabled", false);
    }

    TableReader(SparkSession spark, ReadingOptions options) {
        this.spark = spark;
        this.options = options;
    }

    /**
     * @param table a table
     * @param position its position among the tables
     * @param inputs what the modalities need that are read from it
     * @return its rows
     * @throws EngineFailure if it is not there, is of no known kind, or lacks a column
     */
    Read read(RawTable table, int position, List<ModelFacts.Input> inputs) throws IOException {
        boolean isCsv = isCsv(table.path());
        Dataset<Row> all = isCsv ? csv(table.path()) : spark.read().parquet(table.path());
        List<StructField> fields = Stream.of(all.schema().fields())
                .filter(field -> !field.name().equals(BROKEN))
                .filter(field -> !options.without().contains(field.name()))
                .toList();
        StructField id = id(table, fields, inputs);
        List<StructField> read = read(fields, id, inputs);
        String[] files =
                Stream.of(all.inputFiles()).map(KeyedRows::address).sorted().toArray(String[]::new);
        List<Column> columns = new ArrayList<>();
        columns.add(named(id.name()));
        read.forEach(field -> columns.add(named(field.name())));
        columns.add(col("_metadata.file_path"));
        columns.add(col("_metadata.file_block_start"));
        columns.add(monotonically_increasing_id());
        if (isCsv) {
            columns.add(named(BROKEN));
        }
        KeyedRows keyed = new KeyedRows(
                position, id.name(), read.stream().map(StructField::name).toList(), files, isCsv);
        Dataset<Row> rows =
                all.select(columns.toArray(Column[]::new)).mapPartitions(keyed, Encoders.row(KeyedRow.SCHEMA));
        TableFacts facts = new TableFacts(
                table.modalities(),
                read.stream().map(StructField::name).toList(),
                read.stream()
                        .map(field -> ColumnType.of(field).orElseThrow().kind())
                        .toList(),
                Stream.of(files).map(KeyedRows::fileName).toList(),
                folder(table.path()),
                isCsv,
                inputs.stream().allMatch(ModelFacts.Input::areNames) && hasSeveralRows(rows));
        return new Read(facts, id.name(), rows);
    }

    /** Whether a patient has more than one row; what is read for that is read again later. */
    private static boolean hasSeveralRows(Dataset<Row> rows) {
        return !rows.groupBy(KeyedRow.PATIENT)
                .agg(sum(KeyedRow.COUNT).as(KeyedRow.COUNT))
                .filter(col(KeyedRow.COUNT).gt(1))
                .isEmpty();
    }

    private Dataset<Row> csv(String path) {
        StructType header = csvReader().csv(path).schema();
        StructType schema = new StructType();
        for (String name : header.fieldNames()) {
            schema = schema.add(name.strip(), DataTypes.StringType);
        }
        return csvReader()
                .option("enforceSchema", false)
                .option("ignoreLeadingWhiteSpace", false)
                .option("columnNameOfCorruptRecord", BROKEN)
                .schema(schema.add(BROKEN, DataTypes.StringType))
                .csv(path);
    }

    private DataFrameReader csvReader() {
        return spark.read()
                .option("header", true)
                .option("sep", options.separator())
                .option("escape", "\"")
                .option("maxColumns", MOST_COLUMNS)
                .option("multiLine", !options.oneLineRows());
    }

    private StructField id(RawTable table, List<StructField> fields, List<ModelFacts.Input> inputs) {
        Function<String, Optional<StructField>> find = name ->
                fields.stream().filter(field -> field.name().equals(name)).findFirst();
        if (!options.idColumn().isEmpty()) {
            return find.apply(options.idColumn())
                    .orElseThrow(() -> new EngineFailure("Table " + table.path() + " has no column '"
                            + options.idColumn() + "'. Correct --id: it names the patient in every table."));
        }
        Stream<String> names =
                Stream.concat(inputs.stream().flatMap(input -> input.patientColumn().stream()), Stream.of(ID));
        return names.flatMap(name -> find.apply(name).stream()).findFirst().orElse(fields.get(0));
    }

    /** The columns that are needed; all that can be read where one lacks, which the encoder may find in another. */
    private static List<StructField> read(List<StructField> fields, StructField id, List<ModelFacts.Input> inputs) {
        List<String> wanted = inputs.stream()
                .flatMap(input -> input.columns().stream())
                .distinct()
                .toList();
        List<StructField> readable = fields.stream()
                .filter(field -> field != id || wanted.contains(field.name()))
                .filter(field -> ColumnType.of(field).isPresent())
                .toList();
        List<StructField> needed =
                readable.stream().filter(field -> wanted.contains(field.name())).toList();
        return !wanted.isEmpty() && needed.size() == wanted.size() ? needed : readable;
    }

    private static Column named(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    private boolean isCsv(String path) throws IOException {
        String name = firstFile(path).toLowerCase(Locale.ROOT);
        boolean isCsv = name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".tsv");
        if (!isCsv && !name.endsWith(".parquet")) {
            throw new EngineFailure("Table " + path + " is neither Parquet nor CSV: its file '" + name
                    + "' ends with neither .parquet nor .csv or .csv.gz. Rename or convert it.");
        }
        return isCsv;
    }

    /** The name of the file, or of the first one in the folder. */
    private String firstFile(String path) throws IOException {
        Path place = new Path(path);
        FileSystem files = place.getFileSystem(spark.sparkContext().hadoopConfiguration());
        if (!files.exists(place)) {
            throw new EngineFailure("There is no table " + path + ". Correct the path.");
        }
        if (files.getFileStatus(place).isFile()) {
            return place.getName();
        }
        return Stream.of(files.listStatus(place))
                .filter(FileStatus::isFile)
                .map(status -> status.getPath().getName())
                .filter(name -> !name.startsWith("_") && !name.startsWith("."))
                .sorted()
                .findFirst()
                .orElseThrow(() -> new EngineFailure("Folder " + path + " has no file. Name a folder with a table."));
    }

    /** What names of pictures are relative to: the folder of the file. */
    private String folder(String path) throws IOException {
        Path place = new Path(path);
        FileSystem files = place.getFileSystem(spark.sparkContext().hadoopConfiguration());
        Path complete = files.resolvePath(place);
        return (files.getFileStatus(complete).isFile() ? complete.getParent() : complete)
                .toUri()
                .getPath();
    }
}
