/**
 * The command {@code test-workflows/bench}: what the engine takes beside a peer in Python, how time and memory grow, and whether memory
 * stays flat. It writes docs/PERFORMANCE.md. Nothing here is a test.
 */
package org.multimodalbtw.engine.benchmark;
