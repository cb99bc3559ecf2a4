package org.multimodalbtw.engine.encode.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.dicom.BurntIn;
import org.multimodalbtw.engine.dicom.DicomException;
import org.multimodalbtw.engine.dicom.DicomFile;
import org.multimodalbtw.engine.dicom.JpegDecoder;

/** The pictures of DICOM files: each frame is one. Counts the files into which names may be burnt. */
final class DicomPictures {

    private final JpegDecoder jpeg;
    private final Map<BurntIn, Long> burntIn = new EnumMap<>(BurntIn.class);
    private final Map<BurntIn, String> examples = new EnumMap<>(BurntIn.class);
    private long several;
    private long frames;

    /** @param jpeg decodes what is compressed as JPEG */
    DicomPictures(JpegDecoder jpeg) {
        this.jpeg = jpeg;
    }

    /**
     * @param bytes a DICOM file
     * @param where it is named, for a person
     * @param sink takes its pictures
     * @throws PictureReader.UnusableException if none can be used
     */
    void read(byte[] bytes, String where, PictureReader.Sink sink) throws PictureReader.UnusableException {
        try {
            DicomFile file = DicomFile.open(bytes, jpeg);
            BurntIn names = file.burntIn();
            file.forEach(PictureReader.ENOUGH, new DicomFile.Visitor() {
                @Override
                public void take(BufferedImage picture) {
                    sink.take(Picture.ofFrame(picture, names != BurntIn.SAID));
                }

                @Override
                public void refuse(int frame, DicomException reason) {
                    sink.refuse(
                            unusable((file.frames() > 1 ? "frame " + frame + " " : "") + reason.getMessage(), reason));
                }
            });
            count(file, where);
        } catch (DicomException failure) {
            throw unusable(failure.getMessage(), failure);
        }
    }

    private void count(DicomFile file, String where) {
        burntIn.merge(file.burntIn(), 1L, Long::sum);
        examples.putIfAbsent(file.burntIn(), where);
        if (file.frames() > 1) {
            several++;
            frames += file.frames();
        }
    }

    private static PictureReader.UnusableException unusable(String reason, DicomException failure) {
        return new PictureReader.UnusableException(
                reason,
                failure.syntax()
                        .map(syntax -> new ForeignKind(syntax.words(), syntax.remedy()))
                        .orElse(null));
    }

    /** @return sentences on names that may be seen, and on files with several pictures */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (several > 0) {
            warnings.add(several + (several == 1 ? " DICOM file has" : " DICOM files have") + " several frames, "
                    + frames + " in all, each of which counts as an image of the patient.");
        }
        long said = burntIn.getOrDefault(BurntIn.SAID, 0L);
        if (said > 0) {
            warnings.add(said + (said == 1 ? " DICOM file says" : " DICOM files say")
                    + " that names or dates are burnt into the picture, for example " + examples.get(BurntIn.SAID)
                    + ". The view leaves them out, but the model learns from them: cover the names in the files.");
        }
        long possible = burntIn.getOrDefault(BurntIn.POSSIBLE, 0L);
        if (possible > 0) {
            warnings.add(possible
                    + (possible == 1
                            ? " DICOM file is an ultrasound or a screen capture and does"
                            : " DICOM files are ultrasounds or screen captures and do")
                    + " not say whether names are burnt into the picture, for example " + examples.get(BurntIn.POSSIBLE)
                    + ": look before you show the view to others.");
        }
        return warnings;
    }
}
