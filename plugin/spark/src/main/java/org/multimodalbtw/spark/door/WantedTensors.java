package org.multimodalbtw.spark.door;

/** The tensors of all modalities, as of Encoder Apply. */
public record WantedTensors() implements Wanted {}
