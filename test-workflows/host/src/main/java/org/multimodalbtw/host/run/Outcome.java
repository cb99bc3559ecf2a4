package org.multimodalbtw.host.run;

import java.util.Optional;

/**
 * What is predicted of a folder's patients.
 *
 * @param labels the name of the labels' file without its ending
 * @param target the column to predict, or several label columns with commas between
 * @param group the column of the labels that says which rows belong together, where it is named, or {@link GroupSettings#NONE}
 */
record Outcome(String labels, String target, Optional<String> group) {}
