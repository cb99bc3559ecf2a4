/**
 * Runs workflows without a workbench: reads workflow directories, configures and executes their nodes in order, and
 * writes workflow directories that the platform opens.
 */
package org.multimodalbtw.host;
