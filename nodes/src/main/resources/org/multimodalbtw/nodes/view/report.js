// The view of the Multimodal Report: the page as it was written, in a frame in which nothing can run.

export default view((root, data) => {
  root.inner.append(element("iframe.report", { title: "Report", sandbox: "", srcdoc: data.page,
    style: "display:block;width:100%;height:calc(100vh - 40px);min-height:400px;border:1px solid;background:#fff" }));
});
