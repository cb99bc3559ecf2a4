// The native methods of ai.djl.pytorch.jni.PyTorchLibrary that the engine calls, on libtorch's public interface alone, so that DJL runs on
// a libtorch for which no JNI library is published. Compiled in seconds against the libtorch that lies on the machine:
//   g++ -std=c++17 -O2 -fPIC -shared shim.cc -I<jni> -I<torch>/include -I<torch>/include/torch/csrc/api/include -L<torch>/lib
//       -ltorch -ltorch_cpu -lc10
// A handle is the address of a tensor, module or value that this side allocates and frees. What goes wrong here becomes DJL's
// EngineException. The engine's tests read its class files and fail when a method is missing here or has other types.

#include <jni.h>
#include <torch/script.h>
#include <torch/torch.h>

#include <istream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#define NATIVE(type, name, ...) \
    extern "C" JNIEXPORT type JNICALL Java_ai_djl_pytorch_jni_PyTorchLibrary_##name(JNIEnv *env, jobject, ##__VA_ARGS__)

// one of several methods of a name: JNI adds the types of the arguments to it
#define OVERLOADED(type, name, types, ...) NATIVE(type, name##__##types, ##__VA_ARGS__)

namespace {

using Tensor = torch::Tensor;
using Value = torch::jit::IValue;
using Module = torch::jit::Module;

// in the order of ai.djl.ndarray.types.DataType
const std::vector<torch::ScalarType> kTypes = {
    torch::kFloat, torch::kDouble, torch::kHalf, torch::kByte, torch::kInt, torch::kChar, torch::kLong, torch::kBool};

// ai.djl.pytorch.engine.PtDeviceType
constexpr int kCuda = 1;

template <typename T>
T &ref(jlong handle) {
    return *reinterpret_cast<T *>(handle);
}

template <typename T>
jlong keep(T value) {
    return reinterpret_cast<jlong>(new T(std::move(value)));
}

// Runs a body; an exception of libtorch becomes one of Java, and the result is of no meaning then.
template <typename Body>
auto guarded(JNIEnv *env, Body body) -> decltype(body()) {
    try {
        return body();
    } catch (const std::exception &failure) {
        if (!env->ExceptionCheck()) {
            env->ThrowNew(env->FindClass("ai/djl/engine/EngineException"), failure.what());
        }
        return decltype(body())();
    }
}

torch::ScalarType type(jint number) {
    return kTypes.at(number);
}

jint number(torch::ScalarType type) {
    for (size_t i = 0; i < kTypes.size(); i++) {
        if (kTypes[i] == type) {
            return static_cast<jint>(i);
        }
    }
    throw std::runtime_error(std::string("DJL has no name for the type ") + torch::toString(type));
}

std::vector<int64_t> longs(JNIEnv *env, jlongArray array) {
    std::vector<jlong> values(env->GetArrayLength(array));
    env->GetLongArrayRegion(array, 0, static_cast<jsize>(values.size()), values.data());
    return std::vector<int64_t>(values.begin(), values.end());
}

jlongArray longs(JNIEnv *env, const std::vector<jlong> &values) {
    jlongArray array = env->NewLongArray(static_cast<jsize>(values.size()));
    env->SetLongArrayRegion(array, 0, static_cast<jsize>(values.size()), values.data());
    return array;
}

torch::Device device(JNIEnv *env, jintArray array) {
    jint values[2];
    env->GetIntArrayRegion(array, 0, 2, values);
    return values[0] == kCuda ? torch::Device(torch::kCUDA, static_cast<torch::DeviceIndex>(values[1])) : torch::Device(torch::kCPU);
}

std::string text(JNIEnv *env, jstring string) {
    const char *characters = env->GetStringUTFChars(string, nullptr);
    std::string copy(characters);
    env->ReleaseStringUTFChars(string, characters);
    return copy;
}

std::vector<Value> values(JNIEnv *env, jlongArray handles) {
    std::vector<Value> values;
    for (int64_t handle : longs(env, handles)) {
        values.push_back(ref<Value>(handle));
    }
    return values;
}

// All bytes of a java.io.InputStream.
std::string bytes(JNIEnv *env, jobject stream, jbyteArray buffer) {
    jmethodID read = env->GetMethodID(env->GetObjectClass(stream), "read", "([B)I");
    std::string all;
    std::vector<jbyte> part(env->GetArrayLength(buffer));
    while (true) {
        jint count = env->CallIntMethod(stream, read, buffer);
        if (env->ExceptionCheck()) {
            throw std::runtime_error("the stream cannot be read");
        }
        if (count < 0) {
            return all;
        }
        env->GetByteArrayRegion(buffer, 0, count, part.data());
        all.append(reinterpret_cast<const char *>(part.data()), count);
    }
}

void add(JNIEnv *env, jobject set, const char *word) {
    jmethodID method = env->GetMethodID(env->GetObjectClass(set), "add", "(Ljava/lang/Object;)Z");
    env->CallBooleanMethod(set, method, env->NewStringUTF(word));
}

}  // namespace

// Settings

NATIVE(void, torchSetNumThreads, jint threads) { torch::set_num_threads(threads); }
NATIVE(jint, torchGetNumThreads) { return torch::get_num_threads(); }
NATIVE(jint, torchGetNumInteropThreads) { return at::get_num_interop_threads(); }
NATIVE(void, torchSetNumInteropThreads, jint threads) {
    guarded(env, [&] {
        at::set_num_interop_threads(threads);
        return 0;
    });
}
NATIVE(void, torchSetGradMode, jboolean enabled) { torch::GradMode::set_enabled(enabled); }
NATIVE(void, setGraphExecutorOptimize, jboolean enabled) { torch::jit::setGraphExecutorOptimize(enabled); }
NATIVE(void, torchSetBenchmarkCuDNN, jboolean enabled) { torch::globalContext().setBenchmarkCuDNN(enabled); }
NATIVE(void, torchShowConfig, jobject features) {
    guarded(env, [&] {
        if (torch::cuda::is_available()) {
            add(env, features, "CUDA");
        }
        if (torch::cuda::cudnn_is_available()) {
            add(env, features, "CUDNN");
        }
        return 0;
    });
}

// Tensors

NATIVE(jlong, torchFromBlob, jobject buffer, jlongArray shape, jint dtype, jint, jintArray place, jboolean gradient) {
    return guarded(env, [&] {
        torch::Device where = device(env, place);
        void *data = env->GetDirectBufferAddress(buffer);
        Tensor tensor = torch::from_blob(data, longs(env, shape), torch::TensorOptions().dtype(type(dtype)));
        if (where.is_cuda()) {
            tensor = tensor.to(where);
        }
        return keep(tensor.set_requires_grad(gradient));
    });
}
NATIVE(jlong, torchZeros, jlongArray shape, jint dtype, jint, jintArray place, jboolean gradient) {
    return guarded(env, [&] {
        auto options = torch::TensorOptions().dtype(type(dtype)).device(device(env, place)).requires_grad(gradient);
        return keep(torch::zeros(longs(env, shape), options));
    });
}
NATIVE(jlong, torchTo, jlong handle, jint dtype, jintArray place) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).to(device(env, place), type(dtype))); });
}
NATIVE(jlong, torchToContiguous, jlong handle) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).contiguous()); });
}
NATIVE(jlong, torchReshape, jlong handle, jlongArray shape) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).reshape(longs(env, shape))); });
}
OVERLOADED(jlong, torchSqueeze, JJ, jlong handle, jlong dimension) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).squeeze(dimension)); });
}
OVERLOADED(jlong, torchMean, JJZ, jlong handle, jlong dimension, jboolean kept) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).mean({dimension}, static_cast<bool>(kept))); });
}
NATIVE(jlong, tensorClone, jlong handle) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).clone()); });
}
NATIVE(jlong, torchRepeatInterleave, jlong handle, jlong repeats, jlong dimension) {
    return guarded(env, [&] { return keep(ref<Tensor>(handle).repeat_interleave(repeats, dimension)); });
}
NATIVE(jobject, torchDirectByteBuffer, jlong handle) {
    return guarded(env, [&] {
        Tensor &tensor = ref<Tensor>(handle);
        return env->NewDirectByteBuffer(tensor.data_ptr(), static_cast<jlong>(tensor.nbytes()));
    });
}
NATIVE(jbyteArray, torchDataPtr, jlong handle) {
    return guarded(env, [&] {
        Tensor values = ref<Tensor>(handle).cpu().contiguous();
        jsize size = static_cast<jsize>(values.nbytes());
        jbyteArray array = env->NewByteArray(size);
        env->SetByteArrayRegion(array, 0, size, static_cast<const jbyte *>(values.data_ptr()));
        return array;
    });
}
NATIVE(void, torchSet, jlong handle, jobject buffer) {
    guarded(env, [&] {
        Tensor &tensor = ref<Tensor>(handle);
        Tensor values = torch::from_blob(env->GetDirectBufferAddress(buffer), tensor.sizes(), tensor.options().device(torch::kCPU));
        torch::NoGradGuard nothing_is_learnt;
        tensor.copy_(values);
        return 0;
    });
}
NATIVE(jlongArray, torchSizes, jlong handle) {
    return guarded(env, [&] {
        auto sizes = ref<Tensor>(handle).sizes();
        return longs(env, std::vector<jlong>(sizes.begin(), sizes.end()));
    });
}
NATIVE(jint, torchDType, jlong handle) {
    return guarded(env, [&] { return number(ref<Tensor>(handle).scalar_type()); });
}
NATIVE(jintArray, torchDevice, jlong handle) {
    return guarded(env, [&] {
        torch::Device where = ref<Tensor>(handle).device();
        jint values[2] = {where.is_cuda() ? kCuda : 0, where.index()};
        jintArray array = env->NewIntArray(2);
        env->SetIntArrayRegion(array, 0, 2, values);
        return array;
    });
}
NATIVE(jint, torchLayout, jlong) { return 0; }
NATIVE(jboolean, torchIsContiguous, jlong handle) { return ref<Tensor>(handle).is_contiguous(); }
NATIVE(void, torchAttachGrad, jlong handle, jboolean wanted) {
    guarded(env, [&] {
        ref<Tensor>(handle).requires_grad_(wanted);
        return 0;
    });
}
NATIVE(void, torchDeleteTensor, jlong handle) { delete reinterpret_cast<Tensor *>(handle); }

// Modules

OVERLOADED(jlong, moduleLoad, Ljava_io_InputStream_2_3IZ_3BJ, jobject stream, jintArray place, jboolean mapped, jbyteArray buffer, jlong) {
    return guarded(env, [&] {
        std::istringstream input(bytes(env, stream, buffer));
        torch::Device where = device(env, place);
        return keep(mapped ? torch::jit::load(input, where) : torch::jit::load(input));
    });
}
NATIVE(jlong, moduleRunMethod, jlong module, jstring name, jlongArray handles, jboolean training, jboolean) {
    return guarded(env, [&] {
        std::vector<Value> arguments = values(env, handles);
        torch::jit::Method method = ref<Module>(module).get_method(text(env, name));
        if (training) {
            return keep(method(std::move(arguments)));
        }
        c10::InferenceMode nothing_is_learnt;
        return keep(method(std::move(arguments)));
    });
}
NATIVE(void, torchDeleteModule, jlong handle) { delete reinterpret_cast<Module *>(handle); }

// Arguments and results of methods

NATIVE(jlong, iValueFromTensor, jlong handle) {
    return guarded(env, [&] { return keep(Value(ref<Tensor>(handle))); });
}
NATIVE(jlong, iValueFromTensorList, jlongArray handles) {
    return guarded(env, [&] {
        c10::List<Tensor> list;
        for (int64_t handle : longs(env, handles)) {
            list.push_back(ref<Tensor>(handle));
        }
        return keep(Value(list));
    });
}
NATIVE(jlong, iValueFromString, jstring string) {
    return guarded(env, [&] { return keep(Value(text(env, string))); });
}
NATIVE(jlong, iValueFromTuple, jlongArray handles) {
    return guarded(env, [&] { return keep(Value(c10::ivalue::Tuple::create(values(env, handles)))); });
}
NATIVE(jlong, iValueFromList, jlongArray handles) {
    return guarded(env, [&] {
        std::vector<Value> elements = values(env, handles);
        c10::impl::GenericList list(elements.empty() ? c10::AnyType::get() : elements[0].type());
        for (const Value &value : elements) {
            list.push_back(value);
        }
        return keep(Value(list));
    });
}
NATIVE(jlong, iValueFromStringMap, jobjectArray keys, jlongArray handles) {
    return guarded(env, [&] {
        c10::Dict<std::string, Tensor> map;
        std::vector<int64_t> tensors = longs(env, handles);
        for (size_t i = 0; i < tensors.size(); i++) {
            jstring key = static_cast<jstring>(env->GetObjectArrayElement(keys, static_cast<jsize>(i)));
            map.insert(text(env, key), ref<Tensor>(tensors[i]));
        }
        return keep(Value(map));
    });
}
NATIVE(jlong, iValueToTensor, jlong handle) {
    return guarded(env, [&] { return keep(ref<Value>(handle).toTensor()); });
}
NATIVE(jlongArray, iValueToTensorList, jlong handle) {
    return guarded(env, [&] {
        std::vector<jlong> tensors;
        for (const Tensor &tensor : ref<Value>(handle).toTensorVector()) {
            tensors.push_back(keep(tensor));
        }
        return longs(env, tensors);
    });
}
NATIVE(jlongArray, iValueToIValueTuple, jlong handle) {
    return guarded(env, [&] {
        std::vector<jlong> values;
        for (const Value &value : ref<Value>(handle).toTuple()->elements()) {
            values.push_back(keep(value));
        }
        return longs(env, values);
    });
}
NATIVE(jlongArray, iValueToIValueList, jlong handle) {
    return guarded(env, [&] {
        std::vector<jlong> values;
        for (const Value &value : ref<Value>(handle).toListRef()) {
            values.push_back(keep(value));
        }
        return longs(env, values);
    });
}
NATIVE(jlongArray, iValueToMap, jlong handle) {
    return guarded(env, [&] {
        std::vector<jlong> values;
        for (const auto &entry : ref<Value>(handle).toGenericDict()) {
            values.push_back(keep(Value(entry.key())));
            values.push_back(keep(Value(entry.value())));
        }
        return longs(env, values);
    });
}
NATIVE(jstring, iValueToString, jlong handle) {
    return guarded(env, [&] { return env->NewStringUTF(ref<Value>(handle).toStringRef().c_str()); });
}
NATIVE(jboolean, iValueIsString, jlong handle) { return ref<Value>(handle).isString(); }
NATIVE(jboolean, iValueIsTensor, jlong handle) { return ref<Value>(handle).isTensor(); }
NATIVE(jboolean, iValueIsTensorList, jlong handle) { return ref<Value>(handle).isTensorList(); }
NATIVE(jboolean, iValueIsList, jlong handle) { return ref<Value>(handle).isList(); }
NATIVE(jboolean, iValueIsMap, jlong handle) { return ref<Value>(handle).isGenericDict(); }
NATIVE(jboolean, iValueIsTuple, jlong handle) { return ref<Value>(handle).isTuple(); }
NATIVE(void, torchDeleteIValue, jlong handle) { delete reinterpret_cast<Value *>(handle); }
