/** Legal forms of companies, folded: cut off a name before it is compared. Those of one letter pair (`AG`, `SA`, `KK`) only in capitals. */
export const LEGAL_FORMS =
  'gmbh mbh ggmbh ag kg kgaa ohg gbr ug ev e_v se inc incorporated ltd limited llc llp lp plc corp corporation co company sa sas sasu sarl eurl snc sca scop scs sl slu slne sau sll cv c_v s_a s_l s_a_s s_l_u de_c_v bv b_v nv n_v ab oy oyj as a_s asa aps spa s_p_a srl s_r_l kk k_k pty pte pvt gk sro s_r_o zoo kft';
export const JAPANESE_LEGAL_FORMS =
  '株式会社 有限会社 合同会社 合資会社 合名会社 一般社団法人 公益社団法人 一般財団法人 公益財団法人 医療法人社団 医療法人財団 医療法人 社会福祉法人 学校法人 宗教法人 特定非営利活動法人 NPO法人 独立行政法人 国立大学法人 (株) (有) (医)';
/** Words that mark what stands beside them as an organisation, and belong to its name. */
export const ORGANISATION_WORDS =
  'group groupe gruppe grupo holding holdings partners associates consulting solutions systems technologies industries logistics bank banque banco university college institute school academy hospital clinic foundation trust council ministry agency hotel hotels restaurant café airlines airways insurance pharma motors labs studios ventures capital international enterprises services brothers sons universität hochschule institut schule akademie krankenhaus klinik klinikum stiftung ministerium amt université école lycée hôpital clinique fondation ministère universidad instituto escuela colegio clínica fundación ministerio ayuntamiento werke versicherung verlag stadtwerke';
