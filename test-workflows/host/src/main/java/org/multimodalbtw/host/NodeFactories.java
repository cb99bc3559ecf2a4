package org.multimodalbtw.host;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.node.DefaultNodeFactory;

/** Finds node factories by the names of their classes. */
public interface NodeFactories {

    /**
     * @return null where there is no such factory
     * @throws WorkflowException if there is, but it cannot be made
     */
    DefaultNodeFactory create(String className) throws WorkflowException;

    /** Those that plug-ins register. */
    static NodeFactories registered() {
        return RegisteredNodeFactories::create;
    }

    /** Those that a class loader sees. */
    static NodeFactories of(ClassLoader loader) {
        return className -> {
            try {
                return made(
                        className,
                        Class.forName(className, true, loader).getConstructor().newInstance());
            } catch (ClassNotFoundException e) {
                return null;
            } catch (ReflectiveOperationException | LinkageError e) {
                throw notMade(className, e);
            }
        };
    }

    /** Registered ones in a framework, else those that the class loader of this class sees. */
    static NodeFactories available() {
        return org.osgi.framework.FrameworkUtil.getBundle(NodeFactories.class) == null
                ? of(NodeFactories.class.getClassLoader())
                : registered();
    }

    private static DefaultNodeFactory made(String className, Object factory) throws WorkflowException {
        if (factory instanceof DefaultNodeFactory made) {
            return made;
        }
        throw new WorkflowException(className + " is not a DefaultNodeFactory: this host runs no other nodes.");
    }

    private static WorkflowException notMade(String className, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        WorkflowException exception =
                new WorkflowException("The node factory " + className + " cannot be made: " + cause);
        exception.initCause(failure);
        return exception;
    }

    /** Touches the extension registry, which only a framework has. */
    final class RegisteredNodeFactories {

        private static final String POINT = "org.knime.workbench.repository.nodes";
        private static final String CLASS = "factory-class";

        private RegisteredNodeFactories() {}

        private static DefaultNodeFactory create(String className) throws WorkflowException {
            IExtensionRegistry registry = RegistryFactory.getRegistry();
            for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
                if (className.equals(element.getAttribute(CLASS))) {
                    try {
                        return made(className, element.createExecutableExtension(CLASS));
                    } catch (CoreException e) {
                        throw notMade(className, e);
                    }
                }
            }
            return null;
        }
    }
}
