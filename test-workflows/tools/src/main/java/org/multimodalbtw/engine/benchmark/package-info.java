/**
 * The command {@code test-workflows/bench}: what the engine takes beside a peer in Python, how time and memory grow, and whether memory
 * stays flat. It writes docs/PERFORMANCE.md. And the program that {@code test-workflows/gpu} packs, which proves the GPU path; its rehearsal is the one
 * test here.
 */
package org.multimodalbtw.engine.benchmark;
