// The fields of a nested form are checked with the account of the step, one level up.
Behaviour.specify(".azure-render-step-account", "azure-render-step-account", 0, (field) => {
  // Later, because Jenkins sets the levels of the form at the same time.
  setTimeout(() => {
    const account = findNearBy(field, "../account");
    const copy = () => {
      if (field.value !== account.value) {
        field.value = account.value;
        field.dispatchEvent(new Event("change"));
      }
    };
    if (account) {
      copy();
      account.addEventListener("change", copy);
    }
  });
});
