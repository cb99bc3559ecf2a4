package org.multimodalbtw.spark.door;

import java.io.Serializable;

/** What is asked for of every patient. */
public sealed interface Wanted extends Serializable permits WantedPredictions, WantedTensors {}
