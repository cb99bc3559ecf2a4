/** What is predicted: a class, several labels or a number, and all that follows from which of them it is. */
package org.multimodalbtw.engine.outcome;
