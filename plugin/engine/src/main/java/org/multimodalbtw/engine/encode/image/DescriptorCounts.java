package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** What is counted of the descriptors of training images, of all of them or in parts. */
final class DescriptorCounts implements PictureCounts {

    private final ImageEncoderSettings settings;
    private final TrainingPictures pictures;
    private final PrincipalComponents components;
    private final PixelAdvice advice = new PixelAdvice();
    private final AlikePictures alike = new AlikePictures();

    /**
     * @param columns all columns of the table, each with images or names of image files
     * @param settings how to encode
     * @throws InputException if a column holds something else
     */
    DescriptorCounts(List<TableColumn> columns, ImageEncoderSettings settings) {
        this.settings = settings;
        pictures = new TrainingPictures(columns, settings);
        components = new PrincipalComponents(ImageDescriptor.size(settings.generation()));
    }

    @Override
    public void add(TableRows rows, ProgressMonitor monitor) {
        PicturesAhead<double[]> descriptors =
                new PicturesAhead<>(picture -> ImageDescriptor.of(picture, settings.generation()));
        pictures.forEach(
                rows,
                picture -> {
                    advice.add(picture);
                    alike.add(picture);
                    descriptors.add(picture, components::add);
                },
                monitor);
        descriptors.finish();
    }

    @Override
    public FittedEncoder fitted(String modality, Optional<String> patient, ProgressMonitor monitor) {
        pictures.require(modality, components.count());
        monitor.report(.9, "Leading components");
        monitor.checkCancelled();
        PrincipalComponents.Projection projection =
                components.fit(settings.components(), settings.generation() != ImageEncoderSettings.FIRST);
        if (projection.components() == 0) {
            throw alike.refusal(modality, pictures.warnings());
        }
        boolean isAdvised = settings.generation() >= ImageEncoderSettings.DICOM;
        return pictures.encoder(
                modality,
                patient,
                1,
                new ImageProjection(List.of(projection.components()), projection.mean(), projection.projection()),
                Optional.empty(),
                isAdvised ? advice.sentence(modality).stream().toList() : List.of());
    }

    @Override
    public void add(DataInput part) throws IOException {
        pictures.add(part);
        advice.add(part);
        alike.add(part);
        components.add(part);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        pictures.write(out);
        advice.write(out);
        alike.write(out);
        components.write(out);
    }
}
