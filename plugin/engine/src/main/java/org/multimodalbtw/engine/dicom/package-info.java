/** The pictures in DICOM files. */
package org.multimodalbtw.engine.dicom;
