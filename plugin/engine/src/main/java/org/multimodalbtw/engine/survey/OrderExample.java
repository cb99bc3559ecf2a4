package org.multimodalbtw.engine.survey;

/** One of the dates of a table in which day and month are two numbers: where there is one, that shows which is the day. */
public final class OrderExample {

    private static final int MOST = 10_000;

    private String example = "";
    private boolean isDecisive;
    private int seen;

    /** @param text a time of the table */
    public void see(String text) {
        if (isDecisive || seen >= MOST) {
            return;
        }
        seen++;
        DateOrder order = new DateOrder();
        order.add(text);
        isDecisive = order.isDecisive();
        example = isDecisive || example.isEmpty() && order.dates() > 0 ? text : example;
    }

    /** @return the date as it is written; empty where none was seen */
    public String text() {
        return example;
    }
}
