package org.multimodalbtw.engine.shapley;

import java.util.Optional;

/**
 * What players get.
 *
 * @param values players x outputs
 * @param errors the standard error of each where orders were drawn, players x outputs; empty where the shares are exact
 */
public record Shares(double[][] values, Optional<double[][]> errors) {}
