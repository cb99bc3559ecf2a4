// The view of the Environment Check: what is there, what lacks, and what to do.

const STATES = { FINE: ["span.good", "fine"], NOTE: ["span", "for information"], ATTENTION: ["span.careful", "look at this"], PROBLEM: ["span.bad", "does not work"] };

export default view((root, data) => {
  const problems = data.findings.filter((finding) => finding.state === "PROBLEM");
  const remedies = data.findings.filter((finding) => finding.remedy !== "");
  root.inner.append(
    element("h1", {}, "Environment check"),
    element("p.conclusion", { role: "status" }, problems.length === 0 ? "The engine works on this machine." : "The engine does not work on this machine."),
    element("div.cards", {},
      root.card("What to do", "", list(remedies.map((finding) => `${finding.subject}: ${finding.remedy}`), "Nothing.")),
      root.card("What was found", "", table("What was found", [{ title: "Subject" }, { title: "Found", wide: true }, { title: "State" }],
        data.findings.map((finding) => [finding.subject, finding.found, element(STATES[finding.state][0], {}, STATES[finding.state][1])])))));
});
