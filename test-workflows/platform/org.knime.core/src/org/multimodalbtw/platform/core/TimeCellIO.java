package org.multimodalbtw.platform.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.time.duration.DurationCellFactory;
import org.knime.core.data.time.localdate.LocalDateCellFactory;
import org.knime.core.data.time.localdatetime.LocalDateTimeCellFactory;
import org.knime.core.data.time.localtime.LocalTimeCellFactory;
import org.knime.core.data.time.period.PeriodCellFactory;
import org.knime.core.data.time.zoneddatetime.ZonedDateTimeCellFactory;

/** Cells of dates, times and lengths of time as bytes: one for the kind, then the text. */
final class TimeCellIO {

    private record Kind(DataType type, Function<String, DataCell> parse) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(LocalDateCellFactory.TYPE, LocalDateCellFactory::create),
            new Kind(LocalTimeCellFactory.TYPE, LocalTimeCellFactory::create),
            new Kind(LocalDateTimeCellFactory.TYPE, LocalDateTimeCellFactory::create),
            new Kind(ZonedDateTimeCellFactory.TYPE, ZonedDateTimeCellFactory::create),
            new Kind(DurationCellFactory.TYPE, DurationCellFactory::create),
            new Kind(PeriodCellFactory.TYPE, PeriodCellFactory::create));

    private TimeCellIO() {}

    static boolean stores(final DataCell cell) {
        return KINDS.stream().anyMatch(kind -> kind.type().equals(cell.getType()));
    }

    static void write(final DataCell cell, final DataOutput out) throws IOException {
        List<DataType> types = KINDS.stream().map(Kind::type).toList();
        out.writeByte(types.indexOf(cell.getType()));
        CellIO.writeText(cell.toString(), out);
    }

    static DataCell read(final DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.size()) {
            throw new IOException("The stored table is damaged: there is no kind of time " + kind + ".");
        }
        return KINDS.get(kind).parse().apply(CellIO.readText(in));
    }
}
