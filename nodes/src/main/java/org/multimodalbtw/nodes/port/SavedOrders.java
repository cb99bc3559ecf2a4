package org.multimodalbtw.nodes.port;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.multimodalbtw.engine.survey.RowOrder;
import org.multimodalbtw.engine.survey.TableOrder;

/** The orders of tables' rows as a tensor's spec saves them. Without any, nothing is saved, as before there were any. */
final class SavedOrders {

    private static final String LIST = "rowOrders";

    private SavedOrders() {}

    static void save(List<TableOrder> orders, ModelContentWO content) {
        if (orders.isEmpty()) {
            return;
        }
        ModelContentWO list = content.addModelContent(LIST);
        for (int index = 0; index < orders.size(); index++) {
            TableOrder order = orders.get(index);
            ModelContentWO entry = list.addModelContent(String.valueOf(index));
            entry.addString("table", order.table());
            entry.addString("prefix", order.order().prefix());
            saveColumns(order.order().columns(), entry.addModelContent("columns"));
        }
    }

    private static void saveColumns(List<RowOrder.Names> columns, ModelContentWO list) {
        for (int index = 0; index < columns.size(); index++) {
            List<RowOrder.Place> places = columns.get(index).places();
            ModelContentWO entry = list.addModelContent(String.valueOf(index));
            entry.addString("column", columns.get(index).column());
            entry.addLongArray(
                    "hashes", places.stream().mapToLong(RowOrder.Place::hash).toArray());
            entry.addStringArray(
                    "rows", places.stream().map(RowOrder.Place::row).toArray(String[]::new));
        }
    }

    static List<TableOrder> load(ModelContentRO content) throws InvalidSettingsException {
        List<TableOrder> orders = new ArrayList<>();
        if (content.containsKey(LIST)) {
            ModelContentRO list = content.getModelContent(LIST);
            for (int index = 0; list.containsKey(String.valueOf(index)); index++) {
                ModelContentRO entry = list.getModelContent(String.valueOf(index));
                RowOrder order = new RowOrder(entry.getString("prefix"), columns(entry.getModelContent("columns")));
                orders.add(new TableOrder(entry.getString("table"), order));
            }
        }
        return List.copyOf(orders);
    }

    private static List<RowOrder.Names> columns(ModelContentRO list) throws InvalidSettingsException {
        List<RowOrder.Names> columns = new ArrayList<>();
        for (int index = 0; list.containsKey(String.valueOf(index)); index++) {
            ModelContentRO entry = list.getModelContent(String.valueOf(index));
            long[] hashes = entry.getLongArray("hashes");
            String[] rows = entry.getStringArray("rows");
            if (hashes.length != rows.length) {
                throw new InvalidSettingsException(
                        "A tensor has " + hashes.length + " names in " + rows.length + " rows.");
            }
            List<RowOrder.Place> places = new ArrayList<>();
            for (int place = 0; place < rows.length; place++) {
                places.add(new RowOrder.Place(hashes[place], rows[place]));
            }
            columns.add(new RowOrder.Names(entry.getString("column"), places));
        }
        return columns;
    }
}
