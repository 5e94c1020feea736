/** Chinese descriptions of what gateways ask for, by schema coordinate. */
export const FEDERATION_IN_CHINESE: Readonly<Record<string, string>> = {
  "Query._entities": "供 Apollo Federation 网关使用：按键批量查找，顺序与所给一致；不存在的为 null",
  "Query._entities(representations:)": "最多 100 个",
  "Query._service": "供 Apollo Federation 网关使用：用来与其他图组合的本图",
  _Any: "网关所给的对象标识：含 `__typename` 和一个键的各字段",
  _Entity: "其他图可以引用的对象",
  _Service: "供网关与其他图组合的本图",
  "_Service.sdl": "以 Apollo Federation 2 定义语言写成的模式，不含只供网关使用的部分",
};
