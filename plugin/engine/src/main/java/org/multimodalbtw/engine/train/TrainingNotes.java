package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.List;
import java.util.Map;

/**
 * What is to be said of a training beside what it gave.
 *
 * @param warnings what the analyst should know, one sentence each
 * @param seconds wall-clock time by stage
 * @param device where the networks ran
 */
public record TrainingNotes(List<String> warnings, Map<String, Double> seconds, Device device) {}
